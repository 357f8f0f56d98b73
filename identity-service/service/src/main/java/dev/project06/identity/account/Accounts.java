package dev.project06.identity.account;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.account.AccountLife.Changed;
import dev.project06.identity.account.AccountLife.Event;
import dev.project06.identity.account.AccountLife.Refused;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.events.Outgoing;
import dev.project06.identity.events.Relay;
import dev.project06.identity.inbox.Inbox;
import dev.project06.identity.inbox.Message;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps what became of the accounts. State and event of a change are one write, which
 * fails when somebody else has changed the account in between; then the step is decided
 * on anew. The notice to the person follows the write.
 */
@Component
class Accounts implements SandboxData, Prepared {

	static final String COLLECTION = "accounts";

	static final String TOPIC = "eid-events";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
		.withZone(WorkingDays.ZONE);

	private final MongoCollection<Document> accounts;

	private final StartingAccounts starting;

	private final AccountLife life;

	private final SealedNumbers numbers;

	private final Population population;

	private final Inbox inbox;

	private final Relay relay;

	private final JsonMapper json;

	Accounts(MongoDatabase database, SealedNumbers numbers, Population population, Inbox inbox, Relay relay,
			JsonMapper json) {
		WorkingDays days = new WorkingDays();
		this.accounts = database.getCollection(COLLECTION);
		this.starting = new StartingAccounts(days);
		this.life = new AccountLife(days);
		this.numbers = numbers;
		this.population = population;
		this.inbox = inbox;
		this.relay = relay;
		this.json = json;
	}

	@Override
	public Mono<Void> prepare() {
		return Flux
			.from(this.accounts.createIndex(Indexes.ascending("phone"), new IndexOptions().unique(true).sparse(true)))
			.thenMany(this.accounts.createIndex(Indexes.ascending("sandbox")))
			.thenMany(
					this.accounts.createIndex(Indexes.ascending(AccountDocument.DUE), new IndexOptions().sparse(true)))
			.then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.accounts.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/**
	 * Finds an account as time has left it.
	 * @param sandbox where
	 * @param person whose
	 * @return the account, which may stand at {@link None}
	 */
	Mono<Account> find(Sandbox sandbox, Registered person) {
		return Conflict.retried(Mono.defer(() -> load(sandbox, person)).flatMap((account) -> {
			Standing settled = this.life.settle(account.standing(), sandbox.now());
			return settled.equals(account.standing()) ? Mono.just(account)
					: write(sandbox, person, account, account.at(settled), Event.APPROVED);
		}));
	}

	/** The sandboxes where somebody waits for an approval. */
	Flux<String> waiting() {
		return Flux
			.from(this.accounts.find(Filters.gte(AccountDocument.DUE, Date.from(Instant.EPOCH)))
				.projection(Projections.include("sandbox")))
			.map((found) -> Objects.requireNonNull(found.getString("sandbox")))
			.distinct();
	}

	/** Whose approvals are due, under the numbers that they were born with. */
	Flux<CitizenId> due(Sandbox sandbox, int limit) {
		return Flux
			.from(this.accounts
				.find(Filters.and(Filters.lte(AccountDocument.DUE, Date.from(sandbox.now())),
						Filters.eq("sandbox", sandbox.name())))
				.projection(Projections.include("_id"))
				.sort(Sorts.ascending(AccountDocument.DUE))
				.limit(limit))
			.map((found) -> Objects.requireNonNull(found.getString("_id")))
			.flatMapIterable((id) -> this.numbers.open(id.substring(id.indexOf('/') + 1)).stream().toList());
	}

	/**
	 * Looks for an account as {@link #find} does, where there is nobody.
	 * @param sandbox where
	 * @param citizenId a number that nobody has
	 * @return ends after as much work
	 */
	Mono<Void> findNobody(Sandbox sandbox, CitizenId citizenId) {
		return Mono.from(this.accounts.find(Filters.eq("_id", id(sandbox, citizenId)))).then();
	}

	/**
	 * Takes an account a step further.
	 * @param sandbox where
	 * @param person whose
	 * @param step the step
	 * @param more what changes with it
	 * @return the account afterwards, or a refusal {@code STEP_REFUSED} that names the
	 * rule
	 */
	Mono<Account> step(Sandbox sandbox, Registered person, Step step, UnaryOperator<Account> more) {
		return Conflict.retried(find(sandbox, person)
			.flatMap((account) -> switch (this.life.decide(account.standing(), step, sandbox.now())) {
				case Refused(String check) -> Mono.error(RefusedException.of(ProblemName.STEP_REFUSED, check));
				case Changed(Standing standing, Event event) ->
					write(sandbox, person, account, more.apply(account).at(standing), event);
			}))
			.onErrorMap(Conflict.class,
					(conflict) -> RefusedException.of(ProblemName.STEP_REFUSED, "changed-meanwhile"));
	}

	private Mono<Account> load(Sandbox sandbox, Registered person) {
		return Mono.from(this.accounts.find(Filters.eq("_id", id(sandbox, person.origin()))))
			.map(AccountDocument::account)
			.switchIfEmpty(Mono.fromSupplier(() -> starting(sandbox, person)));
	}

	private Account starting(Sandbox sandbox, Registered person) {
		CitizenId origin = person.origin();
		Standing standing = this.population.find(origin)
			.map((one) -> this.starting.of(one, sandbox.now()))
			.orElse(new None(null));
		return new Account(standing, Phone.of(Phone.starting(origin), this.numbers), false, Secrets.STARTING, 0, 0)
			.at(standing);
	}

	private Mono<Account> write(Sandbox sandbox, Registered person, Account before, Account changed,
			@Nullable Event event) {
		Account after = changed.written(event != null);
		String id = id(sandbox, person.origin());
		Outgoing outgoing = (event != null) ? outgoing(sandbox, person, after, event) : null;
		Mono<Boolean> written = (changed.version() == 0)
				? Mono.from(this.accounts.insertOne(AccountDocument.created(id, sandbox.name(), after, outgoing)))
					.map((done) -> true)
				: Mono
					.from(this.accounts.updateOne(
							Filters.and(Filters.eq("_id", id), Filters.eq("version", changed.version())),
							AccountDocument.changed(sandbox.name(), after, outgoing)))
					.map((result) -> result.getMatchedCount() == 1);
		return written.onErrorResume(Conflict::isDuplicate, (duplicate) -> duplicate(sandbox, id, after))
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(Conflict::new))
			.then(Mono.defer(() -> {
				this.relay.nudge();
				return tell(sandbox, after, before, event);
			}))
			.thenReturn(after);
	}

	/** Either the account is there by now, or its phone number is bound to another. */
	private Mono<Boolean> duplicate(Sandbox sandbox, String id, Account account) {
		return Mono.justOrEmpty(account.phone())
			.flatMap((phone) -> Mono
				.from(this.accounts.find(Filters.eq("phone", AccountDocument.phoneKey(sandbox.name(), phone)))))
			.filter((other) -> !id.equals(other.getString("_id")))
			.flatMap((other) -> Mono
				.<Boolean>error(RefusedException.of(ProblemName.STEP_REFUSED, "phone-of-another-account")))
			.defaultIfEmpty(false);
	}

	private Outgoing outgoing(Sandbox sandbox, Registered person, Account account, Event event) {
		Pending pending = account.pending();
		boolean applied = event == Event.REGISTERED || event == Event.APPROVED;
		Instant at = (pending instanceof Approved approved && event == Event.APPROVED) ? approved.at() : sandbox.now();
		Map<String, Object> data = Map.of("sandbox", sandbox.name(), "level",
				(applied && pending != null) ? pending.level() : account.level(), "state",
				(account.state() != null) ? account.state().name() : "NONE", "province",
				this.population.provinceToday(person.origin()), "time", at.toString(), "sequence", account.sequence());
		return new Outgoing(account.sequence(), "dev.project06.eid." + event.name().toLowerCase(Locale.ROOT),
				this.numbers.mark(TOPIC + '/' + sandbox.name(), person.origin().digits()), at,
				this.json.writeValueAsString(data));
	}

	private Mono<Void> tell(Sandbox sandbox, Account account, Account before, @Nullable Event event) {
		Account reached = (account.phone() != null) ? account : before;
		return Mono.justOrEmpty(reached.phone())
			.flatMap((phone) -> this.inbox.send(sandbox, message(account, phone.masked(), event)));
	}

	private static Message message(Account account, String phone, @Nullable Event event) {
		Pending pending = account.pending();
		String level = Integer.toString((pending != null) ? pending.level() : account.level());
		return switch (event) {
			case REGISTERED -> message(account, phone, Message.Kind.REGISTERED, level,
					(pending instanceof Requested requested) ? TIME.format(requested.dueAt()) : "");
			case APPROVED -> message(account, phone, Message.Kind.APPROVED, level,
					(pending instanceof Approved approved) ? TIME.format(approved.activateBy()) : "");
			case ACTIVATED -> message(account, phone, Message.Kind.ACTIVATED, level);
			case LOCKED -> message(account, phone, Message.Kind.LOCKED,
					(account.standing() instanceof Locked locked) ? locked.reason().name() : "");
			case UNLOCKED -> message(account, phone, Message.Kind.UNLOCKED);
			case CLOSED -> message(account, phone, Message.Kind.CLOSED);
			case null -> message(account, phone, Message.Kind.REFUSED,
					(account.standing() instanceof None(Standing.RefusalReason refused) && refused != null)
							? refused.name() : "-");
		};
	}

	private static Message message(Account account, String phone, Message.Kind kind, String... arguments) {
		return new Message(kind, phone, account.email(), List.of(arguments));
	}

	private String id(Sandbox sandbox, CitizenId origin) {
		return sandbox.name() + '/' + this.numbers.seal(origin);
	}

}
