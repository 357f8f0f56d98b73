package dev.project06.identity.register;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.RegisterStore.Entry;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * Finds people, and changes what a sandbox has of them. Who was never changed there costs
 * no call to the store; a change by another instance is seen within a second, one by this
 * instance at once.
 */
@Component
public class Register implements SandboxData {

	/** Days begin and end by this clock. */
	public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	/** The most numbers that can be asked for at once. */
	public static final int BATCH = 1000;

	private static final int MOST_CHANGES = 100;

	private static final int ATTEMPTS = 10;

	private final Population population;

	private final SealedNumbers numbers;

	private final RegisterKeys keys;

	private final RegisterStore store;

	private final ChangedNumbers changed;

	private final Presets presets;

	/** Numbers that were given in place of others before anything happens. */
	private final Map<CitizenId, CitizenId> presetFormers = new HashMap<>();

	private final Map<OldNumber, CitizenId> presetOld = new HashMap<>();

	Register(Population population, SealedNumbers numbers, RegisterStore store, Presets presets) {
		this.population = population;
		this.numbers = numbers;
		this.keys = new RegisterKeys(numbers);
		this.store = store;
		this.changed = new ChangedNumbers(store::keys);
		this.presets = presets;
		presets.changes().forEach((citizenId, changes) -> changes.forEach((change) -> {
			if (change instanceof Change.NumberReissued(CitizenId newNumber)) {
				this.presetFormers.put(newNumber, citizenId);
			}
			if (change instanceof Change.OldNumberLinked(String digits)) {
				this.presetOld.put(new OldNumber(digits), citizenId);
			}
		}));
	}

	/**
	 * Finds who carries a number.
	 * @param sandbox where
	 * @param citizenId the number
	 * @return the person as the sandbox has it, or nothing when nobody ever had the
	 * number
	 */
	public Mono<Registered> find(Sandbox sandbox, CitizenId citizenId) {
		String key = this.keys.of(sandbox, citizenId);
		return this.presets.before(sandbox, citizenId)
			.then(this.changed.mayHold(sandbox.name(), key))
			.flatMap((may) -> may ? stored(sandbox, citizenId, key) : Mono.justOrEmpty(untouched(citizenId)));
	}

	/**
	 * Finds who carries each of some numbers, with at most one call to the store for
	 * those who keep their number.
	 * @param sandbox where
	 * @param citizenIds up to {@value #BATCH} numbers
	 * @return the people by number; a number that nobody ever had is left out
	 */
	public Mono<Map<CitizenId, Registered>> find(Sandbox sandbox, Collection<CitizenId> citizenIds) {
		if (citizenIds.size() > BATCH) {
			throw new IllegalArgumentException("More than " + BATCH + " numbers at once");
		}
		Map<CitizenId, String> keys = new HashMap<>();
		citizenIds.forEach((citizenId) -> keys.put(citizenId, this.keys.of(sandbox, citizenId)));
		return this.changed.held(sandbox.name(), keys.values())
			.flatMap((held) -> this.store.find(held).collectMap(Entry::key))
			.flatMap((entries) -> {
				Map<CitizenId, Registered> found = new HashMap<>();
				keys.forEach((citizenId, key) -> untouched(citizenId)
					.ifPresent((person) -> found.put(citizenId, after(person, entries.get(key)))));
				return Flux.fromIterable(keys.entrySet())
					.filter((one) -> !found.containsKey(one.getKey()))
					.filterWhen((one) -> this.changed.mayHold(sandbox.name(), one.getValue()))
					.concatMap((one) -> stored(sandbox, one.getKey(), one.getValue()))
					.collectMap((reissued) -> reissued.person().citizenId(), (reissued) -> reissued, () -> found);
			});
	}

	/**
	 * Finds who has, or had, an old number.
	 * @param sandbox where
	 * @param oldNumber the number of 9 digits
	 * @return the person under the number that holds now, or nothing
	 */
	public Mono<Registered> find(Sandbox sandbox, OldNumber oldNumber) {
		return this.store.findOld(this.keys.of(sandbox, oldNumber))
			.map(this::number)
			.switchIfEmpty(Mono.fromSupplier(() -> owner(oldNumber, null)).flatMap(Mono::justOrEmpty))
			.flatMap((citizenId) -> latest(sandbox, citizenId))
			.filter((found) -> oldNumber.equals(found.oldNumber()));
	}

	/**
	 * Finds who once carried a number, under the number that holds now.
	 * @param sandbox where
	 * @param citizenId the number
	 * @return the person, or nothing when nobody ever had the number
	 */
	public Mono<Registered> latest(Sandbox sandbox, CitizenId citizenId) {
		return find(sandbox, citizenId)
			.flatMap((found) -> (found.replacedBy() != null) ? latest(sandbox, found.replacedBy()) : Mono.just(found));
	}

	/**
	 * Changes what the sandbox has of a person.
	 * @param sandbox where
	 * @param citizenId the number
	 * @param change what happened
	 * @return the person afterwards, or a refusal that names the failed check
	 */
	public Mono<Registered> change(Sandbox sandbox, CitizenId citizenId, Change change) {
		String key = this.keys.of(sandbox, citizenId);
		LocalDate today = LocalDate.ofInstant(sandbox.now(), ZONE);
		return Mono
			.defer(() -> this.store.find(key)
				.defaultIfEmpty(Entry.empty(key, sandbox.name(), this.numbers.seal(citizenId)))
				.flatMap((entry) -> base(sandbox, citizenId).switchIfEmpty(refused("unknown-person"))
					.map((base) -> after(base, entry))
					.flatMap((found) -> allowed(sandbox, found, entry, change, today)
						.then(this.store
							.save(entry.with(new Entry.Kept(UUID.randomUUID().toString(), sandbox.now(), change),
									this.keys.heir(sandbox, change), this.keys.old(sandbox, change),
									this.keys.seek(sandbox, found.after(change).current().person()))))
						.map((saved) -> found.after(change)))))
			.retryWhen(Retry.max(ATTEMPTS).filter(OutdatedException.class::isInstance))
			.doOnNext((done) -> this.changed.forget(sandbox.name()));
	}

	/**
	 * What has happened to a person in a sandbox.
	 * @param sandbox where
	 * @param citizenId the number
	 * @return the changes in their order
	 */
	Flux<Entry.Kept> changes(Sandbox sandbox, CitizenId citizenId) {
		return this.store.find(this.keys.of(sandbox, citizenId)).flatMapIterable(Entry::changes);
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return this.store.clear(sandbox).doOnSuccess((done) -> this.changed.forget(sandbox));
	}

	private Mono<Void> allowed(Sandbox sandbox, Registered found, Entry entry, Change change, LocalDate today) {
		if (entry.changes().size() >= MOST_CHANGES) {
			return refused("too-many-changes").then();
		}
		String objection = found.objection(change, today).orElse(null);
		if (objection != null) {
			return refused(objection).then();
		}
		return switch (change) {
			case Change.NumberReissued(CitizenId newNumber) ->
				stored(sandbox, newNumber, this.keys.of(sandbox, newNumber)).hasElement()
					.flatMap((taken) -> taken ? refused("number-taken").then() : Mono.empty());
			case Change.DuplicateSuspected(CitizenId with) ->
				find(sandbox, with).switchIfEmpty(refused("unknown-person")).then();
			case Change.OldNumberLinked(String digits) -> find(sandbox, new OldNumber(digits))
				.filter((other) -> !other.person().citizenId().equals(found.person().citizenId()))
				.flatMap((other) -> refused("old-number-taken"))
				.then();
			case Change.Moved moved ->
				this.population.address(moved.province(), moved.commune(), moved.street()).isPresent() ? Mono.empty()
						: refused("unknown-commune").then();
			default -> Mono.empty();
		};
	}

	private static Mono<Registered> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.CHANGE_REFUSED, check));
	}

	/** Of some keys those that have to be looked for in the store. */
	Mono<List<String>> held(Sandbox sandbox, Collection<String> keys) {
		return this.changed.held(sandbox.name(), keys);
	}

	RegisterKeys keys() {
		return this.keys;
	}

	/** The number that something has happened to. */
	CitizenId number(Entry entry) {
		return this.numbers.open(entry.sealed()).orElseThrow();
	}

	/** Whose old number it is, unless somebody was linked to it in a sandbox. */
	Optional<CitizenId> owner(OldNumber oldNumber, @Nullable CitizenId linked) {
		return Optional.ofNullable(linked)
			.or(() -> Optional.ofNullable(this.presetOld.get(oldNumber)))
			.or(() -> this.population.find(oldNumber).map(Person::citizenId));
	}

	/** The person as every sandbox begins with. */
	Optional<Registered> untouched(CitizenId citizenId) {
		CitizenId former = this.presetFormers.get(citizenId);
		if (former != null) {
			return untouched(former).map((person) -> person.under(citizenId));
		}
		Optional<Registered> born = this.population.find(citizenId)
			.map((person) -> Registered.of(person, this.population));
		for (Change change : this.presets.changes().getOrDefault(citizenId, List.of())) {
			born = born.map((person) -> person.after(change));
		}
		return born;
	}

	private Mono<Registered> stored(Sandbox sandbox, CitizenId citizenId, String key) {
		return base(sandbox, citizenId)
			.flatMap((base) -> this.store.find(key).map((entry) -> after(base, entry)).defaultIfEmpty(base));
	}

	/** Who was born with the number, or who was given it in place of another. */
	private Mono<Registered> base(Sandbox sandbox, CitizenId citizenId) {
		return Mono.justOrEmpty(untouched(citizenId))
			.switchIfEmpty(Mono.defer(() -> this.store.findByHeir(this.keys.of(sandbox, citizenId))
				.map(this::number)
				.flatMap((former) -> stored(sandbox, former, this.keys.of(sandbox, former)))
				.map((former) -> former.under(citizenId))));
	}

	private static Registered after(Registered base, @Nullable Entry entry) {
		Registered found = base;
		for (Entry.Kept kept : (entry != null) ? entry.changes() : List.<Entry.Kept>of()) {
			found = found.after(kept.change());
		}
		return found;
	}

}
