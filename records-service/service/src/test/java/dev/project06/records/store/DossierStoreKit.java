package dev.project06.records.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.Receipt;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Acting;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Details;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.FixedTerms;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Payment;
import dev.project06.records.dossier.Role;
import dev.project06.records.dossier.Step;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store must do, whatever it is.
 */
abstract class DossierStoreKit {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

	private static final Actor OFFICER = new Actor("officer", "H26", "test-officer");

	private final MongoClient client;

	private final MongoDatabase database;

	private final DossierStore store;

	private int filed;

	DossierStoreKit(String connection) {
		this.client = MongoClients.create(connection);
		this.database = this.client.getDatabase("kit" + UUID.randomUUID().toString().substring(0, 8));
		this.store = new DossierStore(this.database);
	}

	@BeforeEach
	void makesItsIndexes() {
		assertThat(get(this.store.prepare())).isTrue();
	}

	@AfterEach
	void leavesNothing() {
		Mono.from(this.database.drop()).block(PATIENCE);
		this.client.close();
	}

	@Test
	void givesBackWhatWasWritten() {
		Outcome.Changed submitted = submission("subject", verified("person"));
		create(submitted, "key");
		assertThat(get(this.store.find(submitted.dossier().code()))).isEqualTo(submitted.dossier());

		Outcome.Changed intake = Dossier.intake(code(), filing("H29.01", null), Links.of(new Link.Unlinked()),
				FixedTerms.DUE);
		create(intake, "other");
		assertThat(get(this.store.find(intake.dossier().code()))).isEqualTo(intake.dossier());
		Outcome.Changed pending = submission("subject", new Link.Pending());
		create(pending, "third");
		assertThat(get(this.store.find(pending.dossier().code()))).isEqualTo(pending.dossier());
	}

	@Test
	void findsNothingWhereNothingIs() {
		assertThat(this.store.find(code()).block(PATIENCE)).isNull();
		assertThat(this.store.request("nobody's").block(PATIENCE)).isNull();
		assertThat(get(this.store.trail(code()).collectList())).isEmpty();
	}

	@Test
	void aRequestMakesOneDossierHoweverOftenItComes() {
		Outcome.Changed first = submission("subject", new Link.Pending());
		Outcome.Changed second = submission("subject", new Link.Pending());
		Request request = create(first, "key");
		assertThat(get(this.store.create(second, OFFICER, request("key", second)))).isEqualTo(request);
		assertThat(this.store.find(second.dossier().code()).block(PATIENCE)).isNull();
		assertThat(get(this.store.request("key"))).isEqualTo(request);
	}

	@Test
	void aRequestMakesOneDossierHoweverManyComeAtOnce() {
		List<Outcome.Changed> attempts = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			attempts.add(submission("subject", new Link.Pending()));
		}
		List<Request> answers = get(Flux.fromIterable(attempts)
			.flatMap((attempt) -> this.store.create(attempt, OFFICER, request("key", attempt)), 20)
			.collectList());
		assertThat(answers).hasSize(20).containsOnly(answers.getFirst());
		assertThat(list(new Page.Everything(), null, 100)).hasSize(1);
	}

	@Test
	void aCodeIsNeverUsedTwice() {
		Outcome.Changed first = submission("subject", new Link.Pending());
		create(first, "key");
		StepVerifier.create(this.store.create(first, OFFICER, request("other", first)))
			.expectError(CodeTakenException.class)
			.verify(PATIENCE);
	}

	@Test
	void aChangeKeepsTheTrailAndItsEvents() {
		Outcome.Changed submitted = submission("subject", new Link.Pending());
		create(submitted, "key");
		Outcome.Changed received = move(submitted.dossier(), Move.RECEIVE);
		assertThat(get(this.store.update(received, OFFICER))).isEqualTo(received.dossier());
		Outcome.Changed linked = (Outcome.Changed) received.dossier().relink(Role.HOLDER, verified("person"), NOW);
		get(this.store.update(linked, Actor.SERVICE));

		assertThat(get(this.store.find(linked.dossier().code()))).isEqualTo(linked.dossier());
		assertThat(get(this.store.trail(linked.dossier().code()).collectList())).containsExactly(
				new Step(1, DossierChange.SUBMITTED, DossierState.SUBMITTED, LinkState.PENDING, NOW, OFFICER),
				new Step(2, DossierChange.RECEIVED, DossierState.RECEIVED, LinkState.PENDING, NOW, OFFICER),
				new Step(3, DossierChange.LINKED, DossierState.RECEIVED, LinkState.VERIFIED, NOW, Actor.SERVICE));
		Unsent unsent = get(this.store.unsent(10).single());
		assertThat(unsent.events()).extracting(Unsent.Event::sequence).containsExactly(1L, 2L, 3L);
		assertThat(unsent.events().stream().map((event) -> DossierEventCodec.decode(event.data().getBytes(UTF_8))))
			.containsExactly(submitted.event(), received.event(), linked.event());
	}

	@Test
	void keepsAllThatWasAskedForOnTheWay() {
		Outcome.Changed last = submission("subject", new Link.Pending());
		create(last, "key");
		Details handOver = new Details("xác minh", List.of(), null, LocalDate.parse("2026-11-27"),
				new AgencyCode("H29"));
		Details charge = new Details("lệ phí", List.of(), 20_000L, null, null);
		Details extension = new Details("chờ xác minh", List.of(), null, LocalDate.parse("2026-12-31"), null);
		Details papers = new Details("thiếu giấy", List.of("TP-1"), null, null, null);
		List<UnaryOperator<Dossier>> life = List.of(move(Move.RECEIVE, Details.NONE), move(Move.PROCESS, Details.NONE),
				move(Move.REQUEST_SUPPLEMENT, papers), move(Move.SUPPLEMENT, Details.NONE),
				move(Move.REQUEST_PAYMENT, charge),
				(dossier) -> written(dossier.pay(payment(Payment.Status.FAILED), NOW, FixedTerms.DUE)),
				(dossier) -> written(dossier.pay(payment(Payment.Status.PAID), NOW, FixedTerms.DUE)),
				(dossier) -> written(dossier.refund(1, "thu nhầm", NOW)), move(Move.EXTEND, extension),
				move(Move.HAND_OVER, handOver),
				(dossier) -> written(dossier.relink(Role.HOLDER, new Link.Ambiguous(3), NOW)),
				(dossier) -> written(dossier.relink(Role.CHILD, new Link.Mismatch(List.of("fullName")), NOW)),
				(dossier) -> written(dossier.relink(Role.HOLDER, verified("person"), NOW)),
				(dossier) -> written(dossier.renumber("person", (link) -> (Link.Verified) verified("renumbered"), NOW)),
				move(Move.HAND_BACK, Details.because("xong")), move(Move.FINISH, Details.NONE),
				move(Move.RETURN, Details.NONE));
		Dossier dossier = last.dossier();
		for (UnaryOperator<Dossier> step : life) {
			dossier = step.apply(dossier);
			assertThat(get(this.store.find(dossier.code()))).isEqualTo(dossier);
		}
		assertThat(dossier.links().past()).hasSize(3);
		assertThat(dossier.course().charges().getFirst().attempts()).hasSize(2);
	}

	private UnaryOperator<Dossier> move(Move move, Details details) {
		return (dossier) -> written(dossier.move(move, details, NOW, FixedTerms.DUE));
	}

	private Dossier written(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Changed.class);
		return get(this.store.update((Outcome.Changed) outcome, OFFICER));
	}

	private static Payment payment(Payment.Status status) {
		return (status == Payment.Status.PAID) ? Payment.made("key", "digest", Payment.Means.PORTAL, NOW)
				: Payment.failed("other", "digest", Payment.Means.GATEWAY, NOW, "account-closed");
	}

	@Test
	void aHandedOverDossierIsListedForBothAgencies() {
		Outcome.Changed intake = Dossier.intake(code(), filing("H29.01", null), Links.of(new Link.Unlinked()),
				FixedTerms.DUE);
		create(intake, "key");
		Dossier processing = move(Move.PROCESS, Details.NONE).apply(intake.dossier());
		Dossier away = move(Move.HAND_OVER, new Details("xác minh", List.of(), null, null, new AgencyCode("G01")))
			.apply(processing);
		Page.Part both = new Page.InChargeOf(List.of(new AgencyCode("H29.01"), new AgencyCode("G01")));
		assertThat(list(new Page.InChargeOf(List.of(new AgencyCode("H29.01"))), null, 10)).containsExactly(away);
		assertThat(list(new Page.InChargeOf(List.of(new AgencyCode("G01"))), null, 10)).containsExactly(away);
		assertThat(list(both, null, 10)).containsExactly(away);
		assertThat(move(Move.HAND_BACK, Details.because("xong")).apply(away).agencies()).hasSize(1);
		assertThat(list(new Page.InChargeOf(List.of(new AgencyCode("G01"))), null, 10)).isEmpty();
	}

	@Test
	void aChangeOfWhatHasChangedIsRefused() {
		Outcome.Changed submitted = submission("subject", new Link.Pending());
		create(submitted, "key");
		get(this.store.update(move(submitted.dossier(), Move.RECEIVE), OFFICER));
		StepVerifier.create(this.store.update(move(submitted.dossier(), Move.WITHDRAW), OFFICER))
			.expectError(VersionConflictException.class)
			.verify(PATIENCE);
		assertThat(get(this.store.find(submitted.dossier().code())).state()).isEqualTo(DossierState.RECEIVED);
		assertThat(get(this.store.unsent(10).single()).events()).hasSize(2);
	}

	@Test
	void ofManyChangesAtOnceOneIsWritten() {
		Outcome.Changed submitted = submission("subject", new Link.Pending());
		create(submitted, "key");
		long written = get(Flux.range(0, 20)
			.flatMap((attempt) -> this.store.update(move(submitted.dossier(), Move.RECEIVE), OFFICER)
				.onErrorComplete(VersionConflictException.class), 20)
			.count());
		assertThat(written).isEqualTo(1);
		assertThat(get(this.store.trail(submitted.dossier().code()).collectList())).hasSize(2);
	}

	@Test
	void countsWithoutGapsForManyAtOnce() {
		List<Long> numbers = get(Flux.range(0, 60).flatMap((i) -> this.store.count("H26-261122-"), 60).collectList());
		assertThat(numbers).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
		assertThat(get(this.store.count("H26-261123-"))).isEqualTo(1);
	}

	@Test
	void listsTheLatestFirstInPagesThatInsertsDoNotDisturb() {
		List<DossierCode> codes = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			Outcome.Changed one = submission("subject", new Link.Pending(), NOW.plusMillis(i / 2));
			create(one, "key" + i);
			codes.addFirst(one.dossier().code());
		}
		List<Dossier> first = list(new Page.FiledBy("subject"), null, 3);
		create(submission("subject", new Link.Pending(), NOW.plusSeconds(1)), "later");
		Dossier last = first.getLast();
		List<Dossier> rest = list(new Page.FiledBy("subject"),
				new Page.Position(last.filing().at().toEpochMilli(), last.code()), 100);
		assertThat(Flux.concat(Flux.fromIterable(first), Flux.fromIterable(rest)).map(Dossier::code).toIterable())
			.containsExactlyElementsOf(codes);
	}

	@Test
	void listsThePartThatIsAskedFor() {
		create(submission("one", verified("her")), "1");
		create(submission("two", verified("him")), "2");
		create(Dossier.intake(code(), filing("H29.01", null), Links.of(verified("her")), FixedTerms.DUE), "3");
		create(Dossier.intake(code(), filing("G01", null), Links.of(new Link.Unlinked()), FixedTerms.DUE), "4");
		assertThat(list(new Page.Everything(), null, 10)).hasSize(4);
		assertThat(list(new Page.Everything(), null, 2)).hasSize(2);
		assertThat(list(new Page.FiledBy("one"), null, 10)).hasSize(1);
		assertThat(list(new Page.Naming("her"), null, 10)).hasSize(2);
		assertThat(list(new Page.InChargeOf(List.of(new AgencyCode("H26"))), null, 10)).hasSize(2);
		assertThat(list(new Page.InChargeOf(List.of(new AgencyCode("H29.01"), new AgencyCode("G01"))), null, 10))
			.hasSize(2);
		assertThat(list(new Page.InChargeOf(List.of()), null, 10)).isEmpty();
		assertThat(get(this.store
			.list(new Page(new Page.Everything(), Criteria.of(DossierState.RECEIVED, "1.004222"), null, 10))
			.count())).isEqualTo(2);
		assertThat(
				get(this.store.list(new Page(new Page.Everything(), Criteria.of(null, "1.004194"), null, 10)).count()))
			.isZero();
	}

	@Test
	void findsWhomALinkNamesNowWhateverTheRole() {
		Outcome.Changed one = submission("subject", verified("her"));
		create(one, "1");
		Dossier named = written(one.dossier().relink(Role.CHILD, verified("child"), NOW));
		assertThat(list(new Page.Naming("child"), null, 10)).containsExactly(named);
		assertThat(list(new Page.Naming("her"), null, 10)).containsExactly(named);
		Dossier renumbered = written(named.renumber("her", (link) -> (Link.Verified) verified("hers anew"), NOW));
		assertThat(list(new Page.Naming("her"), null, 10)).isEmpty();
		assertThat(list(new Page.Naming("hers anew"), null, 10)).containsExactly(renumbered);
		for (String number : List.of("her", "hers anew")) {
			assertThat(found(Criteria.ANY.heldBy(number))).containsExactly(renumbered.code());
		}
		assertThat(found(Criteria.ANY.heldBy("child"))).isEmpty();
	}

	@Test
	void findsByWhateverIsAsked() {
		Outcome.Changed online = submission("subject", new Link.Pending());
		create(online, "1");
		Outcome.Changed counter = Dossier.intake(new DossierCode("H29.01-261122-0001"), filing("H29.01", null),
				Links.of(new Link.Unlinked()), FixedTerms.DUE);
		create(counter, "2");
		Dossier finished = move(Move.FINISH, Details.NONE)
			.apply(move(Move.PROCESS, Details.NONE).apply(counter.dossier()));
		DossierCode one = online.dossier().code();
		DossierCode two = finished.code();
		LocalDate due = Objects.requireNonNull(finished.dueDate());
		assertThat(found(Criteria.ANY)).containsExactly(two, one);
		assertThat(found(criteria("H29.01-2", null, null, null))).containsExactly(two);
		assertThat(found(criteria(one.text(), null, null, null))).containsExactly(one);
		assertThat(found(criteria("G01-", null, null, null))).isEmpty();
		assertThat(found(criteria(null, Channel.COUNTER, null, null))).containsExactly(two);
		assertThat(found(criteria(null, null, LinkState.PENDING, null))).containsExactly(one);
		assertThat(found(criteria(null, null, null, new Criteria.Span<>(due, due.plusDays(1))))).containsExactly(two);
		assertThat(found(criteria(null, null, null, new Criteria.Span<>(due.plusDays(1), null)))).isEmpty();
		assertThat(found(criteria(null, null, null, new Criteria.Span<>(null, due)))).isEmpty();
		Criteria.Span<Instant> now = new Criteria.Span<>(NOW, NOW.plusMillis(1));
		assertThat(found(new Criteria(null, null, null, null, null, null, null, now, null))).containsExactly(two);
		assertThat(found(new Criteria(null, null, null, null, null, null, null, null, now))).containsExactly(two);
		assertThat(found(new Criteria(null, List.of(), null, null, null, null, null, null, null))).isEmpty();
	}

	private static Criteria criteria(@Nullable String code, @Nullable Channel channel, @Nullable LinkState link,
			Criteria.@Nullable Span<LocalDate> due) {
		return new Criteria(code, null, null, channel, link, null, due, null, null);
	}

	private List<DossierCode> found(Criteria criteria) {
		return get(
				this.store.list(new Page(new Page.Everything(), criteria, null, 10)).map(Dossier::code).collectList());
	}

	@Test
	void findsPendingLinksPageByPage() {
		for (int i = 0; i < 5; i++) {
			create(submission("subject", (i == 2) ? verified("person") : new Link.Pending()), "key" + i);
		}
		List<Dossier> first = get(this.store.pending("", 3).collectList());
		List<Dossier> rest = get(this.store.pending(first.getLast().code().text(), 3).collectList());
		assertThat(first).hasSize(3);
		assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(first);
		assertThat(get(this.store.countPending())).isEqualTo(4);
	}

	@Test
	void publishedEventsAreGoneAndLaterOnesStay() {
		Outcome.Changed one = submission("subject", new Link.Pending());
		Outcome.Changed two = submission("subject", new Link.Pending());
		create(one, "1");
		create(two, "2");
		List<Unsent> read = get(this.store.unsent(10).collectList());
		assertThat(read).hasSize(2);
		get(this.store.update(move(one.dossier(), Move.RECEIVE), OFFICER));
		this.store.sent(read).block(PATIENCE);

		Unsent left = get(this.store.unsent(10).single());
		assertThat(left.code()).isEqualTo(one.dossier().code());
		assertThat(left.events()).extracting(Unsent.Event::sequence).containsExactly(2L);
		this.store.sent(List.of(left)).block(PATIENCE);
		assertThat(get(this.store.unsent(10).collectList())).isEmpty();
		this.store.sent(read).block(PATIENCE);
		assertThat(get(this.store.trail(one.dossier().code()).collectList())).hasSize(2);
	}

	private Request create(Outcome.Changed created, String key) {
		Request request = request(key, created);
		assertThat(get(this.store.create(created, OFFICER, request))).isEqualTo(request);
		return request;
	}

	private static Request request(String key, Outcome.Changed created) {
		return new Request(key, "digest", created.dossier().code(), "{\"code\":\"" + created.dossier().code() + "\"}");
	}

	private List<Dossier> list(Page.Part part, Page.@Nullable Position after, int limit) {
		return get(this.store.list(new Page(part, Criteria.ANY, after, limit)).collectList());
	}

	private Outcome.Changed submission(String subject, Link link) {
		return submission(subject, link, NOW);
	}

	private Outcome.Changed submission(String subject, Link link, Instant at) {
		Filing filing = filing("H26", new Applicant(subject, 2, 3));
		return Dossier.submit(code(),
				new Filing(filing.procedure(), filing.serviceLevel(), filing.essential(), filing.agency(),
						filing.block(), filing.channel(), filing.applicant(), filing.acting(), filing.note(), at),
				Links.of(link));
	}

	private static Filing filing(String agency, @Nullable Applicant applicant) {
		return new Filing("1.004222", ServiceLevel.FULL, true, new AgencyCode(agency), AgencyBlock.LOCALITY,
				(applicant != null) ? Channel.ONLINE : Channel.COUNTER, applicant,
				(applicant != null) ? new Acting(Acting.Capacity.GUARDIAN, "Giấy khai sinh") : null,
				(applicant != null) ? "Xin nhận kết quả qua bưu điện" : null, NOW);
	}

	private static Link verified(String person) {
		return new Link.Verified("receipt", Receipt.Method.LOGIN, 2, 3, "records-service", NOW,
				new Holder(person, "pseudonym of " + person, "sealed"));
	}

	private DossierCode code() {
		return new DossierCode.Form("yyMMdd", 4).code("H26-261122-", ++this.filed);
	}

	private static Outcome.Changed move(Dossier dossier, Move move) {
		return (Outcome.Changed) dossier.move(move, Details.because("vì"), NOW, FixedTerms.DUE);
	}

	private static <T> T get(Mono<T> value) {
		return Objects.requireNonNull(value.block(PATIENCE));
	}

}
