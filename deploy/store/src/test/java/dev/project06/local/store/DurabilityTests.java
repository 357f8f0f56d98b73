package dev.project06.local.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store is killed while many callers write.
 */
class DurabilityTests {

	private static final int ROUNDS = 3;

	private static final int CALLERS = 16;

	private static final int WRITES_BEFORE_KILL = 1_500;

	private static final int COUNTERS = 7;

	@TempDir
	private Path folder;

	private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

	@Test
	void keepsEveryAcknowledgedWriteWhenKilled() throws Exception {
		Path file = this.folder.resolve("store.db");
		for (int round = 0; round < ROUNDS; round++) {
			writeUntilKilled(file, round);
			expectAllAcknowledged(file);
		}
	}

	private void writeUntilKilled(Path file, int round) throws IOException, InterruptedException {
		CountDownLatch writes = new CountDownLatch(WRITES_BEFORE_KILL);
		try (StoreChild store = StoreChild.start(file);
				MongoClient client = MongoClients.create(store.connectionString())) {
			MongoCollection<Document> documents = documents(client);
			documents.createIndex(Indexes.ascending("group"));
			List<Thread> callers = IntStream.range(0, CALLERS).mapToObj((caller) -> Thread.ofPlatform().start(() -> {
				try {
					write(documents, round + "-" + caller, writes);
				}
				catch (MongoException ex) {
					assertThat(writes.getCount()).isZero();
				}
			})).toList();
			writes.await();
			store.kill();
			for (Thread caller : callers) {
				caller.join();
			}
		}
	}

	private void write(MongoCollection<Document> documents, String caller, CountDownLatch writes) {
		for (int number = 0;; number++) {
			String id = caller + "-" + number;
			documents.insertOne(new Document("_id", id).append("group", "new").append("version", 1));
			this.acknowledged.put(id, 1);
			writes.countDown();
			String earlier = caller + "-" + number % COUNTERS;
			documents.updateOne(Filters.eq(earlier),
					Updates.combine(Updates.inc("version", 1), Updates.set("group", "changed")));
			this.acknowledged.merge(earlier, 1, Integer::sum);
			writes.countDown();
		}
	}

	private void expectAllAcknowledged(Path file) throws IOException {
		try (StoreChild store = StoreChild.start(file);
				MongoClient client = MongoClients.create(store.connectionString())) {
			Map<String, Document> found = new ConcurrentHashMap<>();
			documents(client).find().forEach((document) -> found.put(document.getString("_id"), document));
			this.acknowledged
				.forEach((id, version) -> assertThat(versionOf(found.get(id))).as(id).isGreaterThanOrEqualTo(version));
			List<Document> byGroup = new ArrayList<>();
			documents(client).find(Filters.in("group", "new", "changed")).into(byGroup);
			assertThat(byGroup).containsExactlyInAnyOrderElementsOf(found.values());
			assertThat(documents(client).countDocuments(Filters.eq("group", "new")))
				.isEqualTo(byGroup.stream().filter((document) -> document.getString("group").equals("new")).count());
		}
	}

	private static int versionOf(@Nullable Document document) {
		return (document != null) ? document.getInteger("version") : 0;
	}

	private static MongoCollection<Document> documents(MongoClient client) {
		return client.getDatabase("durability").getCollection("documents");
	}

}
