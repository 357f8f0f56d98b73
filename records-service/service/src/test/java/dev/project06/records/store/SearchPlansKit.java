package dev.project06.records.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.ExplainVerbosity;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every search follows an index, whatever the store is, and reads few documents beside
 * those that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchPlansKit {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int DOSSIERS = 4_000;

	private static final int LIMIT = 21;

	private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

	private static final DossierState[] STATES = DossierState.values();

	private final MongoClient client;

	private final MongoDatabase database;

	private final DossierStore store;

	SearchPlansKit(String connection) {
		this.client = MongoClients.create(connection);
		this.database = this.client.getDatabase("plans" + UUID.randomUUID().toString().substring(0, 8));
		this.store = new DossierStore(this.database);
	}

	@BeforeAll
	void fill() {
		assertThat(this.store.prepare().block(PATIENCE)).isTrue();
		Mono.from(this.database.getCollection("dossiers")
			.insertMany(IntStream.range(0, DOSSIERS).mapToObj(SearchPlansKit::dossier).toList())).block(PATIENCE);
	}

	/** The store itself may be gone by now. */
	@AfterAll
	void close() {
		this.client.close();
	}

	/** Half of all with each of two agencies; one state, procedure and link in ten. */
	private static Document dossier(int i) {
		String agency = (i % 2 == 0) ? "H26" : "H29";
		Instant at = FIRST.plus(Duration.ofHours(i));
		String code = "%s-260101-%07d".formatted(agency, i);
		String person = "p" + i / 4;
		return new Document("_id", code).append("agencies", List.of(agency))
			.append("order", new Page.Position(at.toEpochMilli(), new DossierCode(code)).text())
			.append("applicant", new Document("subject", "s" + i / 4))
			.append("state", STATES[i / 2 % 10].name())
			.append("procedure", "1.00000" + i / 20 % 10)
			.append("channel", List.of("ONLINE", "COUNTER", "POST").get(i % 3))
			.append("link",
					new Document("state", List.of("VERIFIED", "PENDING", "MISMATCH", "UNLINKED").get(i / 200 % 4))
						.append("person", person))
			.append("persons", List.of(person))
			.append("linkStates", List.of("VERIFIED"))
			.append("receivedAt", Date.from(at))
			.append("finishedAt", Date.from(at.plus(Duration.ofDays(3))))
			.append("dueDate", LocalDate.of(2026, 1, 1).plusDays(i / 24).toString())
			.append("request", new Document("key", code));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void aQueryFollowsAnIndexAndReadsLittleBeside(Query query) {
		Page page = new Page(query.part(), query.criteria(), query.after(), LIMIT);
		Document plan = Objects.requireNonNull(
				Mono.from(this.store.found(page).explain(ExplainVerbosity.EXECUTION_STATS)).block(PATIENCE));
		assertThat(indexes(plan.get("queryPlanner", Document.class).get("winningPlan", Document.class)))
			.as("%s: %s", query, plan.toJson())
			.isNotEmpty()
			.allSatisfy((index) -> assertThat(query.indexes()).contains(index));
		assertThat(plan.getEmbedded(List.of("executionStats", "totalDocsExamined"), 0L))
			.as("documents read for %s", query)
			.isLessThanOrEqualTo(query.most());
	}

	/** The index of each scan; a scan of the collection has none and stands as itself. */
	private static List<String> indexes(Document stage) {
		List<String> found = new ArrayList<>();
		if (stage.containsKey("indexName")) {
			found.add(stage.getString("indexName"));
		}
		else if (Objects.requireNonNullElse(stage.getString("stage"), "").contains("SCAN")) {
			found.add(stage.getString("stage"));
		}
		stage.values().stream().flatMap(SearchPlansKit::stages).forEach((inner) -> found.addAll(indexes(inner)));
		return found;
	}

	private static Stream<Document> stages(@Nullable Object value) {
		return switch (value) {
			case Document inner -> Stream.of(inner);
			case List<?> several -> several.stream().filter(Document.class::isInstance).map(Document.class::cast);
			case null, default -> Stream.of();
		};
	}

	/** Each kind of list and search, and what it may read for a page of 20. */
	private static Stream<Query> queries() {
		Page.Part own = agencies("H26");
		Page.Part both = agencies("H26", "H29");
		List<String> byOrder = names(DossierIndex.AGENCY, DossierIndex.AGENCY_STATE, DossierIndex.AGENCY_PROCEDURE,
				DossierIndex.AGENCY_LINK);
		Page.Position after = new Page.Position(FIRST.plus(Duration.ofHours(2000)).toEpochMilli(),
				new DossierCode("H26-260101-0002000"));
		List<DossierState> running = List.of(DossierState.RECEIVED, DossierState.PROCESSING);
		return Stream.of(
				new Query("my dossiers", new Page.FiledBy("s7"), Criteria.ANY, null, 4, DossierIndex.APPLICANT),
				new Query("those that name me", new Page.Naming("p7"), Criteria.ANY, null, 4, DossierIndex.PERSON),
				new Query("all", new Page.Everything(), Criteria.ANY, after, LIMIT, DossierIndex.ORDER),
				new Query("an agency's", own, Criteria.ANY, null, LIMIT, DossierIndex.AGENCY),
				new Query("those of several", both, Criteria.ANY, after, 2 * LIMIT, DossierIndex.AGENCY),
				new Query("a state", own, Criteria.of(STATES[3], null), null, LIMIT, DossierIndex.AGENCY_STATE),
				new Query("states of several", both, states(running), after, 2 * LIMIT, DossierIndex.AGENCY_STATE),
				new Query("a procedure", own, Criteria.of(null, "1.000003"), null, LIMIT,
						DossierIndex.AGENCY_PROCEDURE),
				new Query("a state and a procedure", own, Criteria.of(STATES[3], "1.000003"), null, 250,
						DossierIndex.AGENCY_STATE, DossierIndex.AGENCY_PROCEDURE),
				new Query("a link", own, criteria(null, null, LinkState.MISMATCH, null, null, null, null, null), null,
						LIMIT, DossierIndex.AGENCY_LINK),
				new Query("a channel, often met", own,
						criteria(null, Channel.COUNTER, null, null, null, null, null, null), null, 5 * LIMIT, byOrder),
				new Query("a holder", own, Criteria.ANY.heldBy("p7"), null, 4, DossierIndex.PERSON),
				new Query("a holder anywhere", new Page.Everything(), Criteria.ANY.heldBy("p7"), null, 4,
						DossierIndex.PERSON),
				new Query("a code", own, criteria("H26-260101-0000042", null, null, null, null, null, null, null), null,
						1, List.of("_id_")),
				new Query("the beginning of a code", own,
						criteria("H26-260101-00001", null, null, null, null, null, null, null), null, 100,
						List.of("_id_")),
				new Query("few days of the appointment", own,
						criteria(null, null, null, null, null, day("2026-02-01", "2026-02-02"), null, null), null, 100,
						DossierIndex.AGENCY_DUE),
				new Query("overdue", own,
						criteria(null, null, null, null, running, day(null, "2026-01-20"), null, null), null, 100,
						DossierIndex.AGENCY_DUE),
				new Query("few days of reception", own,
						criteria(null, null, null, null, null, null, hours(100, 150), null), null, 60,
						DossierIndex.AGENCY_RECEIVED),
				new Query("few days of the end", own,
						criteria(null, null, null, null, null, null, null, hours(100, 150)), null, 60,
						DossierIndex.AGENCY_FINISHED));
	}

	private static Page.Part agencies(String... codes) {
		return new Page.InChargeOf(Stream.of(codes).map(AgencyCode::new).toList());
	}

	private static Criteria states(List<DossierState> states) {
		return criteria(null, null, null, null, states, null, null, null);
	}

	private static Criteria criteria(@Nullable String code, @Nullable Channel channel, @Nullable LinkState link,
			@Nullable String holder, @Nullable List<DossierState> states, Criteria.@Nullable Span<LocalDate> due,
			Criteria.@Nullable Span<Instant> received, Criteria.@Nullable Span<Instant> finished) {
		return new Criteria(code, states, null, channel, link, holder, due, received, finished);
	}

	private static Criteria.Span<LocalDate> day(@Nullable String from, String until) {
		return new Criteria.Span<>((from != null) ? LocalDate.parse(from) : null, LocalDate.parse(until));
	}

	private static Criteria.Span<Instant> hours(int from, int until) {
		return new Criteria.Span<>(FIRST.plus(Duration.ofHours(from)), FIRST.plus(Duration.ofHours(until)));
	}

	private static List<String> names(DossierIndex... indexes) {
		return Stream.of(indexes).map(DossierIndex::indexName).toList();
	}

	/** What is asked, by which of the indexes, and how many documents that may read. */
	private record Query(String name, Page.Part part, Criteria criteria, Page.@Nullable Position after, long most,
			List<String> indexes) {

		private Query(String name, Page.Part part, Criteria criteria, Page.@Nullable Position after, long most,
				DossierIndex... indexes) {
			this(name, part, criteria, after, most, names(indexes));
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
