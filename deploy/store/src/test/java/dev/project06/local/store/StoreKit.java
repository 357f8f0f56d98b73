package dev.project06.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the services use of MongoDB. Run against each store.
 */
abstract class StoreKit {

	private MongoClient client;

	protected MongoCollection<Document> dossiers;

	abstract String connectionString();

	@BeforeEach
	void connect() {
		this.client = MongoClients.create(connectionString());
		this.dossiers = this.client.getDatabase("kit-" + UUID.randomUUID()).getCollection("dossiers");
	}

	@AfterEach
	void disconnect() {
		this.client.getDatabase(this.dossiers.getNamespace().getDatabaseName()).drop();
		this.client.close();
	}

	@Test
	void answersPingAndHello() {
		assertThat(command(new Document("ping", 1)).get("ok")).isEqualTo(1.0);
		assertThat(command(new Document("hello", 1)).getBoolean("isWritablePrimary")).isTrue();
	}

	@Test
	void findsWhatWasInserted() {
		Document dossier = dossier(1).append("submittedAt", Instant.parse("2026-11-22T01:02:03.004Z"))
			.append("bytes", new byte[] { 1, 2, 3 });
		this.dossiers.insertOne(dossier);
		Document found = single(Filters.eq("d-000001"));
		assertThat(found.toJson())
			.isEqualTo(new Document(dossier).append("submittedAt", Date.from(Instant.parse("2026-11-22T01:02:03.004Z")))
				.append("bytes", new Binary(new byte[] { 1, 2, 3 }))
				.toJson());
	}

	@Test
	void refusesASecondDocumentWithTheSameId() {
		this.dossiers.insertOne(dossier(1));
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(() -> this.dossiers.insertOne(dossier(1)))
			.satisfies((ex) -> assertThat(ex.getError().getCode()).isEqualTo(11000))
			.satisfies((ex) -> assertThat(ex.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
		assertThat(this.dossiers.countDocuments()).isOne();
	}

	@Test
	void keepsAnOptionalNestedPathUniqueWhenSparse() {
		keepsIdempotencyKeysUnique(new IndexOptions().unique(true).sparse(true));
	}

	@Test
	void keepsAnOptionalNestedPathUniqueWhenPartial() {
		keepsIdempotencyKeysUnique(
				new IndexOptions().unique(true).partialFilterExpression(Filters.exists("idempotency.key")));
	}

	private void keepsIdempotencyKeysUnique(IndexOptions options) {
		this.dossiers.createIndex(Indexes.ascending("idempotency.key"), options);
		this.dossiers.insertMany(List.of(dossier(1), dossier(2)));
		this.dossiers.insertOne(dossier(3).append("idempotency", new Document("key", "k")));
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> this.dossiers.insertOne(dossier(4).append("idempotency", new Document("key", "k"))))
			.satisfies((ex) -> assertThat(ex.getError().getCode()).isEqualTo(11000));
		assertThatExceptionOfType(MongoWriteException.class)
			.isThrownBy(() -> this.dossiers.updateOne(Filters.eq("d-000001"), Updates.set("idempotency.key", "k")))
			.satisfies((ex) -> assertThat(ex.getError().getCode()).isEqualTo(11000));
		assertThat(ids(Filters.eq("idempotency.key", "k"))).containsExactly("d-000003");
		assertThat(ids(Filters.exists("idempotency.key", false))).containsExactly("d-000001", "d-000002");
		this.dossiers.deleteOne(Filters.eq("d-000003"));
		this.dossiers.updateOne(Filters.eq("d-000001"), Updates.set("idempotency.key", "k"));
		assertThat(ids(Filters.eq("idempotency.key", "k"))).containsExactly("d-000001");
	}

	@Test
	void keepsSeveralPathsUniqueTogether() {
		this.dossiers.createIndex(Indexes.ascending("agency", "number"), new IndexOptions().unique(true));
		this.dossiers.insertOne(new Document("_id", 1).append("agency", "a").append("number", 1));
		this.dossiers.insertOne(new Document("_id", 2).append("agency", "a").append("number", 2));
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(
				() -> this.dossiers.insertOne(new Document("_id", 3).append("agency", "a").append("number", 2L)));
		assertThat(this.dossiers.find(Filters.eq("agency", "a")).into(new ArrayList<>())).hasSize(2);
	}

	@Test
	void upholdsAUniqueIndexMadeOverDuplicates() {
		this.dossiers.insertMany(List.of(dossier(1), dossier(4)));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.dossiers.createIndex(Indexes.ascending("holder"), new IndexOptions().unique(true)));
		this.dossiers.deleteOne(Filters.eq("d-000004"));
		this.dossiers.createIndex(Indexes.ascending("holder"), new IndexOptions().unique(true));
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(() -> this.dossiers.insertOne(dossier(4)));
	}

	@Test
	void findsByAnIndexWithAndWithoutOtherConditions() {
		declareIndexes();
		insert(60);
		assertThat(ids(Filters.eq("holder", "h1"))).hasSize(20);
		assertThat(ids(Filters.and(Filters.eq("holder", "h1"), Filters.eq("state", "NEW")))).hasSize(10);
		assertThat(ids(Filters.and(Filters.eq("holder", "h1"), Filters.lt("_id", "d-000010"))))
			.containsExactly("d-000001", "d-000004", "d-000007");
		assertThat(ids(Filters.in("agency", "a1", "a3", "a1", "none"))).hasSize(30);
		assertThat(ids(Filters.or(Filters.eq("holder", "h1"), Filters.eq("holder", "h2")))).hasSize(40);
		assertThat(ids(Filters.eq("holder", "none"))).isEmpty();
	}

	@Test
	void sortsAndLimitsWhatAnIndexGives() {
		declareIndexes();
		insert(60);
		Bson ofAgencies = Filters.and(Filters.in("agency", "a1", "a3"), Filters.lt("_id", "d-000030"));
		assertThat(this.dossiers.find(ofAgencies).sort(Sorts.descending("_id")).limit(3).map(StoreKit::id))
			.containsExactly("d-000029", "d-000027", "d-000025");
		assertThat(this.dossiers.find(Filters.in("agency", "a1", "a3"))
			.sort(Sorts.orderBy(Sorts.descending("submittedAt"), Sorts.ascending("_id")))
			.limit(4)
			.map(StoreKit::id)).containsExactly("d-000055", "d-000057", "d-000059", "d-000049");
		assertThat(this.dossiers.find(Filters.eq("agency", "a2"))
			.sort(Sorts.descending("submittedAt"))
			.projection(Projections.include("submittedAt"))
			.limit(1)).singleElement()
			.satisfies((document) -> assertThat(document.keySet()).containsExactly("_id", "submittedAt"));
		assertThat(this.dossiers.find().sort(Sorts.descending("_id")).skip(2).limit(2).map(StoreKit::id))
			.containsExactly("d-000057", "d-000056");
	}

	@Test
	void comparesOnlyValuesOfOneType() {
		this.dossiers.createIndex(Indexes.ascending("n"));
		this.dossiers.insertMany(List.of(new Document("_id", 1).append("n", 5), new Document("_id", 2).append("n", 7.5),
				new Document("_id", 3).append("n", -3L), new Document("_id", 4).append("n", "6"),
				new Document("_id", 5), new Document("_id", 6).append("n", null)));
		assertThat(this.dossiers.countDocuments(Filters.gt("n", 4))).isEqualTo(2);
		assertThat(this.dossiers.countDocuments(Filters.lte("n", 5L))).isEqualTo(2);
		assertThat(this.dossiers.countDocuments(Filters.and(Filters.gte("n", -3), Filters.lt("n", 7.5)))).isEqualTo(2);
		assertThat(this.dossiers.countDocuments(Filters.eq("n", 5.0))).isOne();
		assertThat(this.dossiers.countDocuments(Filters.eq("n", null))).isEqualTo(2);
		assertThat(this.dossiers.countDocuments(Filters.gte("n", "5"))).isOne();
		assertThat(this.dossiers.find().sort(Sorts.ascending("n", "_id")).map((document) -> document.getInteger("_id")))
			.containsExactly(5, 6, 3, 1, 2, 4);
	}

	@Test
	void findsByElementsOfAnArray() {
		this.dossiers.createIndex(Indexes.ascending("outbox.sequence"));
		this.dossiers.insertMany(List.of(dossier(1).append("outbox", List.of(event(1), event(2))),
				dossier(2).append("outbox", List.of()), dossier(3).append("outbox", List.of(event(2), event(3)))));
		assertThat(ids(Filters.eq("outbox.sequence", 2))).containsExactly("d-000001", "d-000003");
		assertThat(ids(Filters.gte("outbox.sequence", 1))).containsExactly("d-000001", "d-000003");
		assertThat(this.dossiers.countDocuments(Filters.gte("outbox.sequence", 1))).isEqualTo(2);
		assertThat(this.dossiers.find().sort(Sorts.ascending("outbox.sequence")).map(StoreKit::id))
			.containsExactly("d-000002", "d-000001", "d-000003");
	}

	@Test
	void updatesOnlyTheExpectedVersion() {
		declareIndexes();
		insert(6);
		Bson expected = Filters.and(Filters.eq("d-000001"), Filters.eq("version", 1));
		Bson change = Updates.combine(Updates.set("state", "DONE"), Updates.set("unsent", true),
				Updates.inc("version", 1), Updates.push("outbox", event(2)), Updates.unset("note"));
		UpdateResult first = this.dossiers.updateOne(expected, change);
		UpdateResult second = this.dossiers.updateOne(expected, change);
		assertThat(first.getModifiedCount()).isOne();
		assertThat(second.getMatchedCount()).isZero();
		Document changed = single(Filters.eq("d-000001"));
		assertThat(changed).containsEntry("state", "DONE").containsEntry("version", 2).doesNotContainKey("note");
		assertThat(changed.getList("outbox", Document.class)).hasSize(2);
		assertThat(ids(Filters.eq("state", "DONE"))).containsExactly("d-000001");
		assertThat(ids(Filters.eq("unsent", true))).containsExactly("d-000001");
	}

	@Test
	void takesSentEventsOutOfTheOutbox() {
		declareIndexes();
		this.dossiers
			.insertOne(dossier(1).append("unsent", true).append("outbox", List.of(event(1), event(2), event(3))));
		this.dossiers.updateOne(Filters.eq("d-000001"), Updates.pull("outbox", Filters.lte("sequence", 2)));
		assertThat(single(Filters.eq("unsent", true)).getList("outbox", Document.class)).containsExactly(event(3));
		this.dossiers.updateOne(Filters.and(Filters.eq("d-000001"), Filters.size("outbox", 1)),
				Updates.combine(Updates.set("outbox", List.of()), Updates.unset("unsent")));
		assertThat(ids(Filters.eq("unsent", true))).isEmpty();
	}

	@Test
	void givesEachConcurrentCallerItsOwnNumber() throws Exception {
		MongoCollection<Document> counters = this.client.getDatabase(this.dossiers.getNamespace().getDatabaseName())
			.getCollection("counters");
		FindOneAndUpdateOptions options = new FindOneAndUpdateOptions().upsert(true)
			.returnDocument(ReturnDocument.AFTER);
		Set<Integer> numbers = new HashSet<>();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> calls = IntStream.range(0, 200)
				.mapToObj((call) -> callers.submit(() -> next(counters, options)))
				.toList();
			for (Future<Integer> call : calls) {
				numbers.add(call.get());
			}
		}
		assertThat(numbers).hasSize(200).contains(1, 200);
	}

	@Test
	void declaresTheSameIndexesAgain() {
		declareIndexes();
		insert(3);
		declareIndexes();
		assertThat(this.dossiers.listIndexes().map((index) -> index.getString("name")))
			.containsExactlyInAnyOrder("_id_", "holder_1", "agency_1_submittedAt_1", "state_1", "unsent_1");
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> this.dossiers.createIndex(Indexes.ascending("holder"), new IndexOptions().unique(true)))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isIn(85, 86));
	}

	@Test
	void forgetsADroppedIndex() {
		declareIndexes();
		insert(6);
		this.dossiers.dropIndex("holder_1");
		assertThat(ids(Filters.eq("holder", "h1"))).hasSize(2);
		this.dossiers.createIndex(Indexes.ascending("holder"));
		assertThat(ids(Filters.eq("holder", "h1"))).hasSize(2);
	}

	@Test
	void countsByAnIndex() {
		declareIndexes();
		insert(60);
		assertThat(this.dossiers.countDocuments(Filters.eq("holder", "h1"))).isEqualTo(20);
		assertThat(this.dossiers.countDocuments(Filters.and(Filters.eq("holder", "h1"), Filters.eq("agency", "a1"))))
			.isEqualTo(5);
		assertThat(this.dossiers.countDocuments(Filters.in("agency", "a1", "a2"))).isEqualTo(30);
		assertThat(this.dossiers.countDocuments()).isEqualTo(60);
		assertThat(this.dossiers.countDocuments(Filters.eq("holder", "none"))).isZero();
	}

	@Test
	void givesEverythingInBatches() {
		insert(350);
		assertThat(this.dossiers.find().map(StoreKit::id)).hasSize(350).doesNotHaveDuplicates();
		assertThat(this.dossiers.find()
			.batchSize(7)
			.sort(Sorts.descending("submittedAt", "_id"))
			.map(StoreKit::id)
			.into(new ArrayList<>())).hasSize(350).isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void aggregatesWhatMatches() {
		declareIndexes();
		insert(60);
		List<Document> perState = this.dossiers.aggregate(List.of(new Document("$match", new Document("agency", "a1")),
				new Document("$group", new Document("_id", "$state").append("n", new Document("$sum", 1))),
				new Document("$sort", new Document("_id", 1))))
			.into(new ArrayList<>());
		assertThat(perState).extracting((group) -> group.getString("_id")).containsExactly("FILED");
		assertThat(this.dossiers.distinct("agency", String.class)).containsExactly("a0", "a1", "a2", "a3");
	}

	@Test
	void changesAndDeletesMany() {
		declareIndexes();
		insert(300);
		assertThat(
				this.dossiers.updateMany(Filters.eq("holder", "h1"), Updates.set("holder", "moved")).getModifiedCount())
			.isEqualTo(100);
		assertThat(this.dossiers.deleteMany(Filters.eq("holder", "moved")).getDeletedCount()).isEqualTo(100);
		assertThat(this.dossiers.countDocuments(Filters.in("holder", "h0", "h1", "h2", "moved"))).isEqualTo(200);
	}

	@Test
	void refusesUnknownCommandsAndOperators() {
		assertThatExceptionOfType(MongoCommandException.class).isThrownBy(() -> command(new Document("noSuchThing", 1)))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(59));
		insert(1);
		assertThatExceptionOfType(MongoWriteException.class).isThrownBy(
				() -> this.dossiers.updateOne(new Document(), new Document("$noSuchThing", new Document("a", 1))));
	}

	protected final Document command(Document command) {
		return this.client.getDatabase("admin").runCommand(command);
	}

	protected final MongoClient client() {
		return this.client;
	}

	private void declareIndexes() {
		this.dossiers.createIndex(Indexes.ascending("holder"));
		this.dossiers.createIndex(Indexes.ascending("agency", "submittedAt"));
		this.dossiers.createIndex(Indexes.ascending("state"));
		this.dossiers.createIndex(Indexes.ascending("unsent"), new IndexOptions().sparse(true));
	}

	private void insert(int count) {
		this.dossiers.insertMany(IntStream.range(0, count).mapToObj(StoreKit::dossier).toList());
	}

	private static int next(MongoCollection<Document> counters, FindOneAndUpdateOptions options) {
		Document counter = counters.findOneAndUpdate(Filters.eq("a1-20261122"), Updates.inc("last", 1), options);
		return Objects.requireNonNull(counter).getInteger("last");
	}

	private Document single(Bson filter) {
		return Objects.requireNonNull(this.dossiers.find(filter).first());
	}

	private List<String> ids(Bson filter) {
		return this.dossiers.find(filter).sort(Sorts.ascending("_id")).map(StoreKit::id).into(new ArrayList<>());
	}

	private static String id(Document document) {
		return document.getString("_id");
	}

	private static Document event(int sequence) {
		return new Document("sequence", sequence).append("type", "changed");
	}

	private static Document dossier(int number) {
		return new Document("_id", "d-%06d".formatted(number)).append("holder", "h" + number % 3)
			.append("agency", "a" + number % 4)
			.append("state", (number % 2 == 0) ? "NEW" : "FILED")
			.append("submittedAt", Date.from(Instant.EPOCH.plusSeconds(number / 6)))
			.append("note", "n")
			.append("version", 1)
			.append("outbox", List.of(event(1)));
	}

}
