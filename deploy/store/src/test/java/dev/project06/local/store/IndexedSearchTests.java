package dev.project06.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked, a collection with indexes answers as one without.
 */
class IndexedSearchTests {

	private static final int CHANGES = 150;

	private static final int QUERIES = 250;

	private EmbeddedStore store;

	private MongoClient client;

	@BeforeEach
	void open() {
		this.store = EmbeddedStore.inMemory();
		this.client = MongoClients.create(this.store.connectionString());
	}

	@AfterEach
	void close() {
		this.client.close();
		this.store.close();
	}

	@ParameterizedTest
	@ValueSource(longs = { 6, 766, 2026 })
	void answersAsWithoutIndexes(long seed) {
		Random random = new Random(seed);
		MongoCollection<Document> indexed = collection("indexed");
		MongoCollection<Document> plain = collection("plain");
		indexed.createIndex(Indexes.ascending("a"));
		indexed.createIndex(Indexes.ascending("b", "c"));
		indexed.createIndex(Indexes.ascending("d.e"), new IndexOptions().sparse(true));
		indexed.createIndex(Indexes.ascending("c"),
				new IndexOptions().partialFilterExpression(new Document("c", new Document("$exists", true))));
		for (int change = 0; change < CHANGES; change++) {
			change(random, indexed, plain);
		}
		indexed.createIndex(Indexes.ascending("c", "a"));
		for (int query = 0; query < QUERIES; query++) {
			compare(random, indexed, plain);
		}
	}

	private MongoCollection<Document> collection(String name) {
		return this.client.getDatabase("search").getCollection(name);
	}

	private static void change(Random random, MongoCollection<Document> indexed, MongoCollection<Document> plain) {
		Document id = new Document("_id", random.nextInt(CHANGES));
		Document values = new Document();
		for (String path : List.of("a", "b", "c", "d.e")) {
			if (random.nextInt(4) > 0) {
				values.append(path, path.equals("c") ? scalar(random) : value(random));
			}
		}
		if (random.nextInt(6) == 0 || values.isEmpty()) {
			indexed.deleteOne(id);
			plain.deleteOne(id);
		}
		else {
			Document change = new Document("$set", values).append("$unset", new Document("f", ""));
			UpdateOptions upsert = new UpdateOptions().upsert(true);
			indexed.updateOne(id, change, upsert);
			plain.updateOne(id, change, upsert);
		}
	}

	private static void compare(Random random, MongoCollection<Document> indexed, MongoCollection<Document> plain) {
		Document query = query(random);
		Document order = new Document();
		if (random.nextBoolean()) {
			order.append(List.of("b", "c").get(random.nextInt(2)), random.nextBoolean() ? 1 : -1);
		}
		order.append("_id", random.nextBoolean() ? 1 : -1);
		int limit = random.nextInt(3) * random.nextInt(20);
		assertThat(found(indexed, query, order, limit)).as("%s sorted by %s, %s", query, order, limit)
			.isEqualTo(found(plain, query, order, limit));
		assertThat(indexed.countDocuments(query)).as("%s", query).isEqualTo(plain.countDocuments(query));
	}

	private static List<Document> found(MongoCollection<Document> collection, Document query, Document order,
			int limit) {
		FindIterable<Document> found = collection.find(query).sort(order).limit(limit).batchSize(11);
		return found.into(new ArrayList<>());
	}

	private static Document query(Random random) {
		Document query = new Document();
		List<Document> more = new ArrayList<>();
		for (String path : List.of("a", "b", "c", "d.e", "_id")) {
			if (random.nextInt(3) == 0) {
				query.append(path, condition(random));
			}
			if (random.nextInt(8) == 0) {
				more.add(new Document(path, condition(random)));
			}
		}
		if (!more.isEmpty()) {
			query.append(random.nextBoolean() ? "$and" : "$or", more);
		}
		return query;
	}

	private static Object condition(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> new Document("$in", List.of(scalar(random), scalar(random), scalar(random)));
			case 1 -> new Document("$gt", scalar(random));
			case 2 -> new Document("$gte", random.nextInt(6)).append("$lt", random.nextInt(10));
			case 3 -> new Document("$lte", scalar(random));
			case 4 -> new Document("$ne", scalar(random));
			case 5 -> new Document("$exists", random.nextBoolean());
			default -> scalar(random);
		};
	}

	private static Object value(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> List.of();
			case 1 -> List.of(scalar(random), scalar(random));
			default -> scalar(random);
		};
	}

	private static Object scalar(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> "s" + random.nextInt(5);
			case 1 -> random.nextInt(8) + 0.5;
			case 2 -> (long) random.nextInt(8);
			case 3 -> random.nextBoolean();
			default -> random.nextInt(8);
		};
	}

}
