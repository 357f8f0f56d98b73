package dev.project06.local.store;

import java.util.List;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
	void refusesToExplainAndToWatch() {
		assertThatExceptionOfType(MongoCommandException.class)
			.isThrownBy(() -> this.dossiers.find(Filters.eq("x")).explain())
			.withMessageContaining("explain");
		assertThatExceptionOfType(MongoCommandException.class).isThrownBy(() -> this.dossiers.watch().first())
			.withMessageContaining("replica sets");
	}

}
