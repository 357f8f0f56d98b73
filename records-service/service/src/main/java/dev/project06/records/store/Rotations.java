package dev.project06.records.store;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Secret;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the rotations of keys. One runs at a time, and one instance works at it; another
 * takes it over when that one has not been heard of for a while.
 */
public final class Rotations {

	private final MongoCollection<Document> rotations;

	/**
	 * The rotations of a database.
	 * @param database the database
	 */
	public Rotations(MongoDatabase database) {
		this.rotations = database.getCollection("rotations");
	}

	/**
	 * Makes the index, without which two could run.
	 * @return {@code true} when it is there
	 */
	public Mono<Boolean> prepare() {
		return Mono
			.from(this.rotations.createIndex(Indexes.ascending("running"),
					new IndexOptions().unique(true).sparse(true)))
			.thenReturn(true);
	}

	/**
	 * Orders a rotation.
	 * @param secret which keyset
	 * @param order who and why
	 * @return the rotation; {@link RotationRunningException} when another has not ended
	 */
	public Mono<Rotation> order(Secret secret, Rotation.Order order) {
		return prepare().thenMany(all().take(1))
			.next()
			.map(Rotation::number)
			.defaultIfEmpty(0L)
			.map((last) -> new Rotation(last + 1, secret, Rotation.Phase.ORDERED, order.at(), null, 0, order, null))
			.flatMap((rotation) -> Mono
				.from(this.rotations.insertOne(document(rotation).append("until", Date.from(Instant.EPOCH))))
				.thenReturn(rotation)
				.onErrorResume(Persons::isDuplicate, (taken) -> all().next()
					.flatMap((other) -> Mono.error(new RotationRunningException(other.number())))));
	}

	/**
	 * All rotations, the latest first.
	 * @return the rotations
	 */
	public Flux<Rotation> all() {
		return Flux.from(this.rotations.find().sort(Sorts.descending("_id"))).map(Rotations::rotation);
	}

	/**
	 * Finds a rotation.
	 * @param number its number
	 * @return the rotation, if there is one
	 */
	public Mono<Rotation> find(long number) {
		return Mono.from(this.rotations.find(Filters.eq("_id", number))).map(Rotations::rotation);
	}

	/**
	 * Takes the rotation that runs, if nobody else works at it.
	 * @param worker who takes it
	 * @param now the time
	 * @param until how long it is kept without another sign
	 * @return the rotation, if there is one to work at
	 */
	public Mono<Rotation> take(String worker, Instant now, Instant until) {
		Bson free = Filters.or(Filters.eq("worker", worker), Filters.lt("until", Date.from(now)));
		return Mono.from(this.rotations.findOneAndUpdate(Filters.and(Filters.eq("running", true), free),
				Updates.combine(Updates.set("worker", worker), Updates.set("until", Date.from(until))),
				new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map(Rotations::rotation);
	}

	/**
	 * Writes how far a rotation is, and gives a sign.
	 * @param rotation the rotation
	 * @param worker who works at it
	 * @param until how long it is kept without another sign
	 * @return the rotation, or nothing when somebody else has taken it
	 */
	public Mono<Rotation> write(Rotation rotation, String worker, Instant until) {
		Document document = document(rotation).append("until", Date.from(until)).append("worker", worker);
		return Mono
			.from(this.rotations
				.replaceOne(Filters.and(Filters.eq("_id", rotation.number()), Filters.eq("worker", worker)), document))
			.filter((result) -> result.getMatchedCount() == 1)
			.map((result) -> rotation);
	}

	private static Document document(Rotation rotation) {
		Rotation.Order order = rotation.order();
		Document document = new Document("_id", rotation.number()).append("secret", rotation.secret().name())
			.append("phase", rotation.phase().name())
			.append("since", Date.from(rotation.since()))
			.append("total", rotation.total())
			.append("by", order.by())
			.append("reason", order.reason())
			.append("orderedAt", Date.from(order.at()));
		if (rotation.keys() != null) {
			document.append("from", rotation.keys().from()).append("to", rotation.keys().to());
		}
		return (rotation.finishedAt() != null) ? document.append("finishedAt", Date.from(rotation.finishedAt()))
				: document.append("running", true);
	}

	private static Rotation rotation(Document document) {
		Integer from = document.getInteger("from");
		Keyring.Change keys = (from != null)
				? new Keyring.Change(from, Objects.requireNonNull(document.getInteger("to"))) : null;
		return new Rotation(document.getLong("_id"), Secret.valueOf(document.getString("secret")),
				Rotation.Phase.valueOf(document.getString("phase")), Objects.requireNonNull(instant(document, "since")),
				keys, document.getLong("total"), new Rotation.Order(document.getString("by"),
						document.getString("reason"), Objects.requireNonNull(instant(document, "orderedAt"))),
				instant(document, "finishedAt"));
	}

	private static @Nullable Instant instant(Document document, String field) {
		return (document.getDate(field) != null) ? document.getDate(field).toInstant() : null;
	}

}
