package dev.project06.records.store.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.webhook.endpoint.Endpoint;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * Keeps endpoints. Each write names the version that was read, so that of two at the same
 * time one is done after the other.
 */
@Component
public final class Endpoints {

	private static final int TRIES = 50;

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> endpoints;

	private final Mono<Boolean> indexes;

	Endpoints(MongoDatabase database) {
		this.endpoints = database.getCollection("webhooks");
		this.indexes = Flux
			.from(this.endpoints.createIndexes(
					List.of(new IndexModel(Indexes.ascending("request.key"), new IndexOptions().unique(true)),
							new IndexModel(Indexes.ascending("agency", "slot"), new IndexOptions().unique(true)),
							new IndexModel(Indexes.ascending("state")))))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Writes a new endpoint.
	 * @param endpoint the endpoint
	 * @param request the request that it answers
	 * @param most how many endpoints its agency may have
	 * @return the request that has made an endpoint: the given one, or an earlier one
	 * with the same key, and then nothing is written; nothing when the agency has too
	 * many
	 */
	public Mono<Registration> create(Endpoint endpoint, Registration request, int most) {
		return this.indexes.then(Mono.defer(() -> attempt(endpoint, request, most)))
			.retryWhen(Retry.max(TRIES).filter(Endpoints::isDuplicate));
	}

	private Mono<Registration> attempt(Endpoint endpoint, Registration request, int most) {
		return registration(request.key()).switchIfEmpty(Mono.defer(() -> freeSlot(endpoint.agency(), most)
			.flatMap((slot) -> Mono.from(this.endpoints.insertOne(EndpointDocument.created(endpoint, slot, request)))
				.thenReturn(request))));
	}

	/** Of two that take the same one, the store lets one win. */
	private Mono<Integer> freeSlot(AgencyCode agency, int most) {
		return Flux
			.from(this.endpoints.find(Filters.eq("agency", agency.text())).projection(Projections.include("slot")))
			.map((document) -> document.getInteger("slot"))
			.collectList()
			.flatMap((taken) -> Mono
				.justOrEmpty(IntStream.range(0, most).filter((slot) -> !taken.contains(slot)).boxed().findFirst()));
	}

	/**
	 * Finds what a request has made.
	 * @param key the key of the request
	 * @return the request with its answer, if it has made an endpoint
	 */
	public Mono<Registration> registration(String key) {
		return Mono.from(this.endpoints.find(Filters.eq("request.key", key))).map(EndpointDocument::registration);
	}

	/**
	 * Reads an endpoint.
	 * @param id its name
	 * @return the endpoint, if there is one
	 */
	public Mono<Endpoint> find(String id) {
		return Mono.from(this.endpoints.find(Filters.eq("_id", id))).map(EndpointDocument::endpoint);
	}

	/**
	 * Reads the endpoints of agencies.
	 * @param agencies the agencies
	 * @return the endpoints, in the order of agencies and of their places in them
	 */
	public Flux<Endpoint> of(Collection<AgencyCode> agencies) {
		return Flux
			.from(this.endpoints.find(Filters.in("agency", agencies.stream().map(AgencyCode::text).toList()))
				.sort(Sorts.ascending("agency", "slot")))
			.map(EndpointDocument::endpoint);
	}

	/**
	 * Reads the endpoints that are told or asked to agree.
	 * @return the endpoints
	 */
	public Flux<Leased> live() {
		return Flux
			.from(this.endpoints.find(Filters.in("state", Endpoint.State.PENDING.name(), Endpoint.State.ACTIVE.name())))
			.map(EndpointDocument::leased);
	}

	/**
	 * Changes an endpoint.
	 * @param id its name
	 * @param change what to do; done again when the endpoint was changed meanwhile
	 * @return the changed endpoint, nothing when there is none
	 */
	public Mono<Endpoint> edit(String id, UnaryOperator<Endpoint> change) {
		return find(id).flatMap((before) -> {
			Endpoint after = change.apply(before);
			return after.equals(before) ? Mono.just(before) : replace(before, after);
		}).retryWhen(Retry.max(TRIES).filter(ChangedMeanwhileException.class::isInstance));
	}

	private Mono<Endpoint> replace(Endpoint before, Endpoint after) {
		List<Bson> updates = new ArrayList<>();
		EndpointDocument.standing(after).forEach((field, value) -> updates.add(Updates.set(field, value)));
		updates.add(Updates.inc("version", 1L));
		return Mono
			.from(this.endpoints.updateOne(
					Filters.and(Filters.eq("_id", before.id()), Filters.eq("version", before.version())),
					Updates.combine(updates)))
			.flatMap((result) -> (result.getMatchedCount() == 1) ? Mono.just(after)
					: Mono.error(new ChangedMeanwhileException()));
	}

	/**
	 * Removes an endpoint.
	 * @param endpoint the endpoint as it was read
	 * @return whether it was removed, and had not been changed meanwhile
	 */
	public Mono<Boolean> remove(Endpoint endpoint) {
		return Mono
			.from(this.endpoints
				.deleteOne(Filters.and(Filters.eq("_id", endpoint.id()), Filters.eq("revision", endpoint.revision()))))
			.map((result) -> result.getDeletedCount() == 1);
	}

	/**
	 * Takes an endpoint over, or says that its owner still works.
	 * @param seen the endpoint as it was read
	 * @param owner the instance that works for it from now on
	 * @return whether nobody else has been first
	 */
	public Mono<Boolean> lease(Leased seen, String owner) {
		return Mono
			.from(this.endpoints.updateOne(
					Filters.and(Filters.eq("_id", seen.endpoint().id()), Filters.eq("lease.beat", seen.beat())),
					Updates.combine(Updates.set("lease.owner", owner), Updates.inc("lease.beat", 1L))))
			.map((result) -> result.getMatchedCount() == 1);
	}

	/**
	 * Leaves all endpoints of an instance to others.
	 * @param owner the instance
	 * @return completes when written
	 */
	public Mono<Void> leave(String owner) {
		return Mono.from(this.endpoints.updateMany(Filters.eq("lease.owner", owner),
				Updates.combine(Updates.set("lease.owner", ""), Updates.inc("lease.beat", 1L))))
			.then();
	}

	private static boolean isDuplicate(Throwable failure) {
		return failure instanceof MongoWriteException ex && ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	private static final class ChangedMeanwhileException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		private ChangedMeanwhileException() {
			super("The endpoint is changed again and again");
		}

	}

}
