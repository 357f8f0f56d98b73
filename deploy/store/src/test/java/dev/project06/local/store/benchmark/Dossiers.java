package dev.project06.local.store.benchmark;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents like dossiers, and what a service does with them.
 */
final class Dossiers {

	private static final int BATCH = 1_000;

	/** The newest ones may still be on their way. */
	private static final int IN_FLIGHT = 100;

	private static final int AGENCIES = 500;

	private static final int PAGE = 20;

	private final MongoCollection<Document> collection;

	private final AtomicInteger next = new AtomicInteger();

	Dossiers(MongoCollection<Document> collection) {
		this.collection = collection;
	}

	/**
	 * Declares the indexes, which may be there, and inserts what is missing.
	 */
	void load(int size) {
		this.collection.createIndex(Indexes.ascending("holder"));
		this.collection.createIndex(Indexes.ascending("agency", "submittedAt"));
		this.collection.createIndex(Indexes.ascending("unsent"), new IndexOptions().sparse(true));
		this.collection.createIndex(Indexes.ascending("idempotency.key"),
				new IndexOptions().unique(true).partialFilterExpression(Filters.exists("idempotency.key")));
		while (this.next.get() < size) {
			int count = Math.min(BATCH, size - this.next.get());
			this.collection
				.insertMany(IntStream.range(0, count).mapToObj((i) -> dossier(this.next.getAndIncrement())).toList());
		}
	}

	void findById() {
		check(this.collection.find(Filters.eq(code(any()))).first());
	}

	void findByHolder() {
		check(this.collection.find(Filters.eq("holder", holder(any())))
			.sort(Sorts.descending("_id"))
			.limit(PAGE)
			.first());
	}

	void findByAgency() {
		this.collection.find(Filters.eq("agency", agency(any())))
			.sort(Sorts.descending("submittedAt"))
			.limit(PAGE)
			.forEach(Dossiers::check);
	}

	void update() {
		this.collection.updateOne(Filters.and(Filters.eq(code(any())), Filters.gte("version", 1)),
				Updates.combine(Updates.set("state", "PROCESSING"), Updates.inc("version", 1),
						Updates.set("outbox", List.of(event(2)))));
	}

	void insert() {
		this.collection.insertOne(dossier(this.next.getAndIncrement()));
	}

	private int any() {
		return ThreadLocalRandom.current().nextInt(this.next.get() - IN_FLIGHT);
	}

	private static void check(@Nullable Document found) {
		if (found == null) {
			throw new IllegalStateException("A document was not found");
		}
	}

	private static String agency(int number) {
		return "H%02d.%02d".formatted(number % AGENCIES / 10, number % 10);
	}

	private static String code(int number) {
		return "%s-2611%02d-%06d".formatted(agency(number), 1 + number / AGENCIES % 28, number);
	}

	/**
	 * Three dossiers each.
	 */
	private static String holder(int number) {
		byte[] hash = new byte[32];
		new Random(number / 3).nextBytes(hash);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
	}

	private static Document event(int sequence) {
		return new Document("sequence", sequence).append("type", "dev.project06.dossier.received")
			.append("at", Instant.now())
			.append("payload", "x".repeat(240));
	}

	private static Document dossier(int number) {
		return new Document("_id", code(number)).append("procedure", "1.%06d".formatted(number % 25))
			.append("agency", agency(number))
			.append("block", "LOCALITY")
			.append("channel", "ONLINE")
			.append("state", "RECEIVED")
			.append("holder", holder(number))
			.append("subject", new Document("pin", "e".repeat(120)).append("method", "VNEID").append("level", 2))
			.append("idempotency", new Document("key", "key-" + number).append("print", "p".repeat(43)))
			.append("submittedAt", Instant.EPOCH.plusSeconds(number))
			.append("receivedAt", Instant.now())
			.append("dueDate", "2026-12-20")
			.append("steps",
					List.of(new Document("state", "SUBMITTED").append("at", Instant.now()),
							new Document("state", "RECEIVED").append("at", Instant.now())))
			.append("unsent", true)
			.append("version", 1)
			.append("sequence", 2)
			.append("outbox", List.of(event(1)));
	}

}
