package dev.project06.local.store;

import java.util.List;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedStoreTests extends StoreKit {

	private static EmbeddedStore store;

	@BeforeAll
	static void open() {
		store = EmbeddedStore.inMemory();
	}

	@AfterAll
	static void close() {
		store.close();
	}

	@Override
	String connectionString() {
		return store.connectionString();
	}

	@Test
	void refusesTransactions() {
		assertThatExceptionOfType(MongoClientException.class).isThrownBy(() -> {
			try (ClientSession session = client().startSession()) {
				session.startTransaction();
				this.dossiers.insertOne(session, new Document());
			}
		}).withMessageContaining("ession");
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> client().getDatabase("test")
				.runCommand(new Document("find", "dossiers").append("startTransaction", true)))
			.withMessageContaining("Transaction numbers are only allowed on a replica set");
	}

	@Test
	void refusesUpdatesByAPipeline() {
		assertThatExceptionOfType(MongoException.class)
			.isThrownBy(
					() -> this.dossiers.updateOne(Filters.eq("x"), List.of(new Document("$set", new Document("a", 1)))))
			.withMessageContaining("pipeline");
	}

	@Test
	void explainsAFind() {
		this.dossiers.createIndex(Indexes.ascending("agency", "at"));
		for (int i = 0; i < 50; i++) {
			this.dossiers.insertOne(new Document("_id", "explained" + i).append("agency", "H" + i % 5).append("at", i));
		}
		assertThat(plan(this.dossiers.find(Filters.eq("agency", "H1")).sort(Sorts.descending("at")).limit(2)))
			.isEqualTo("FETCH agency_1_at_1 read 2");
		assertThat(plan(this.dossiers.find(Filters.eq("agency", "H1")).sort(Sorts.descending("other"))))
			.isEqualTo("SORT agency_1_at_1 read 10");
		assertThat(plan(this.dossiers.find(Filters.eq("other", 1)))).startsWith("COLLSCAN");
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> client().getDatabase("test")
				.runCommand(new Document("explain", new Document("count", "dossiers"))))
			.withMessageContaining("Only a find");
	}

	@Test
	void readsInOrderWhatMatchesOftenAndByAnIndexWhatMatchesSeldom() {
		this.dossiers.createIndex(Indexes.ascending("agency", "at"));
		this.dossiers.createIndex(Indexes.ascending("agency", "due"));
		for (int i = 0; i < 1000; i++) {
			this.dossiers.insertOne(
					new Document("_id", "chosen" + i).append("agency", "G1").append("at", i).append("due", i % 100));
		}
		assertThat(plan(due(90))).isEqualTo("FETCH agency_1_at_1 read 5");
		assertThat(plan(due(2))).isEqualTo("SORT agency_1_due_1 read 20");
	}

	private FindIterable<Document> due(int before) {
		return this.dossiers.find(Filters.and(Filters.eq("agency", "G1"), Filters.lt("due", before)))
			.sort(Sorts.ascending("at"))
			.limit(5);
	}

	private static String plan(FindIterable<Document> find) {
		Document explained = find.explain();
		Document plan = explained.get("queryPlanner", Document.class).get("winningPlan", Document.class);
		Document innermost = plan;
		while (innermost.containsKey("inputStage")) {
			innermost = innermost.get("inputStage", Document.class);
		}
		return "%s %s read %d".formatted(plan.getString("stage"), innermost.getString("indexName"),
				explained.get("executionStats", Document.class).getLong("totalDocsExamined"));
	}

	@Test
	void refusesToWatch() {
		assertThatExceptionOfType(MongoCommandException.class).isThrownBy(() -> this.dossiers.watch().first())
			.withMessageContaining("replica sets");
	}

}
