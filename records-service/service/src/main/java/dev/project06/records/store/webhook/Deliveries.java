package dev.project06.records.store.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.webhook.endpoint.Attempt;
import dev.project06.records.webhook.endpoint.Delivery;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps what is delivered to endpoints, and how that went.
 */
@Component
public final class Deliveries {

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> deliveries;

	private final Mono<Boolean> indexes;

	Deliveries(MongoDatabase database) {
		this.deliveries = database.getCollection("deliveries");
		this.indexes = Flux
			.from(this.deliveries.createIndexes(List.of(new IndexModel(Indexes.ascending("endpoint", "state", "_id")),
					new IndexModel(Indexes.ascending("endpoint", "_id")))))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Writes new deliveries. One that is there already stays as it is.
	 * @param added the deliveries
	 * @return completes when written
	 */
	public Mono<Void> add(List<Delivery> added) {
		List<Document> documents = added.stream()
			.map((delivery) -> new Document("_id", delivery.id()).append("endpoint", delivery.endpoint())
				.append("run", delivery.run())
				.append("position", delivery.position())
				.append("dossier", delivery.dossier())
				.append("sequence", delivery.sequence())
				.append("type", delivery.type())
				.append("early", delivery.early())
				.append("state", delivery.state().name())
				.append("due", Date.from(delivery.due()))
				.append("attempts", delivery.attempts())
				.append("log", List.of()))
			.toList();
		return this.indexes
			.then(Mono
				.defer(() -> Mono.from(this.deliveries.insertMany(documents, new InsertManyOptions().ordered(false)))))
			.onErrorComplete(Deliveries::areThere)
			.then();
	}

	/**
	 * Reads the open deliveries of an endpoint, the oldest first.
	 * @param endpoint the endpoint
	 * @param limit how many at most
	 * @return the deliveries
	 */
	public Flux<Delivery> open(String endpoint, int limit) {
		return Flux
			.from(this.deliveries
				.find(Filters.and(Filters.eq("endpoint", endpoint), Filters.eq("state", Delivery.State.OPEN.name())))
				.sort(Sorts.ascending("_id"))
				.limit(limit))
			.map(Deliveries::delivery);
	}

	/**
	 * Reads a page of the deliveries of an endpoint, the latest first.
	 * @param endpoint the endpoint
	 * @param state only those in this state
	 * @param before only those before this one
	 * @param limit how many at most
	 * @return the deliveries
	 */
	public Flux<Delivery> list(String endpoint, Delivery.@Nullable State state, @Nullable String before, int limit) {
		List<Bson> filters = new ArrayList<>();
		filters.add(Filters.eq("endpoint", endpoint));
		if (state != null) {
			filters.add(Filters.eq("state", state.name()));
		}
		if (before != null) {
			filters.add(Filters.lt("_id", before));
		}
		return Flux.from(this.deliveries.find(Filters.and(filters)).sort(Sorts.descending("_id")).limit(limit))
			.map(Deliveries::delivery);
	}

	/**
	 * Writes how a delivery went. One that is no longer open stays as it is.
	 * @param delivery the delivery
	 * @return completes when written
	 */
	public Mono<Void> update(Delivery delivery) {
		return Mono.from(this.deliveries.updateOne(
				Filters.and(Filters.eq("_id", delivery.id()), Filters.eq("state", Delivery.State.OPEN.name())),
				Updates.combine(Updates.set("state", delivery.state().name()),
						Updates.set("due", Date.from(delivery.due())), Updates.set("attempts", delivery.attempts()),
						Updates.set("log", delivery.log().stream().map(Deliveries::attempt).toList()))))
			.then();
	}

	/**
	 * A delivery need no longer wait for the change before it.
	 * @param delivery the delivery
	 * @return completes when written
	 */
	public Mono<Void> release(Delivery delivery) {
		return Mono.from(this.deliveries.updateOne(Filters.eq("_id", delivery.id()), Updates.set("early", false)))
			.then();
	}

	/**
	 * Drops the open deliveries of earlier runs behind a place.
	 * @param endpoint the endpoint
	 * @param run the run that brings them again
	 * @param position the place
	 * @return completes when written
	 */
	public Mono<Void> drop(String endpoint, int run, long position) {
		return Mono.from(this.deliveries.updateMany(
				Filters.and(Filters.eq("endpoint", endpoint), Filters.eq("state", Delivery.State.OPEN.name()),
						Filters.lt("run", run), Filters.gt("position", position)),
				Updates.set("state", Delivery.State.DROPPED.name())))
			.then();
	}

	/**
	 * Removes all deliveries of an endpoint.
	 * @param endpoint the endpoint
	 * @return completes when written
	 */
	public Mono<Void> remove(String endpoint) {
		return Mono.from(this.deliveries.deleteMany(Filters.eq("endpoint", endpoint))).then();
	}

	private static Document attempt(Attempt attempt) {
		return new Document("at", Date.from(attempt.at())).append("status", attempt.status())
			.append("failure", attempt.failure())
			.append("millis", attempt.millis());
	}

	private static Delivery delivery(Document document) {
		return new Delivery(document.getString("endpoint"), document.getInteger("run"), document.getLong("position"),
				document.getString("dossier"), document.getLong("sequence"), document.getString("type"),
				document.getBoolean("early", false), Delivery.State.valueOf(document.getString("state")),
				instant(document, "due"), document.getInteger("attempts"),
				document.getList("log", Document.class)
					.stream()
					.map((attempt) -> new Attempt(instant(attempt, "at"), attempt.getInteger("status"),
							attempt.getString("failure"), attempt.getLong("millis")))
					.toList());
	}

	private static Instant instant(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

	private static boolean areThere(Throwable failure) {
		return failure instanceof MongoBulkWriteException ex && ex.getWriteConcernError() == null
				&& ex.getWriteErrors().stream().allMatch((error) -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
	}

}
