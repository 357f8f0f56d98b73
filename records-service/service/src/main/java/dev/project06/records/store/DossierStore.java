package dev.project06.records.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Step;
import dev.project06.records.events.LinkState;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps dossiers. A dossier, its link, its trail and the events that are to be published
 * are one document, so that each change is one write: all of it or none.
 */
public final class DossierStore {

	static final String COLLECTION = "dossiers";

	static final Bson STANDING = Projections.exclude("trail", "outbox", "request");

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> dossiers;

	private final MongoCollection<Document> counters;

	private final Mono<Boolean> indexes;

	public DossierStore(MongoDatabase database) {
		this.dossiers = database.getCollection(COLLECTION);
		this.counters = database.getCollection("counters");
		this.indexes = Flux.from(this.dossiers.createIndexes(DossierIndex.all()))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	private static Bson standing(Dossier dossier) {
		List<Bson> updates = new ArrayList<>();
		DossierDocument.standing(dossier)
			.forEach((field, value) -> updates.add((value != null) ? Updates.set(field, value) : Updates.unset(field)));
		return Updates.combine(updates);
	}

	/**
	 * Makes the indexes, once. No dossier is written before they are there.
	 * @return {@code true} when they are
	 */
	public Mono<Boolean> prepare() {
		return this.indexes;
	}

	/**
	 * Counts up, across all instances.
	 * @param counter name of the counter, which begins at 1
	 * @return a number that nobody else has got
	 */
	public Mono<Long> count(String counter) {
		return Mono
			.from(this.counters.findOneAndUpdate(Filters.eq("_id", counter), Updates.inc("last", 1L),
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.map((document) -> document.getLong("last"))
			.retryWhen(Persons.ONCE_MORE_WHEN_JUST_MADE);
	}

	/**
	 * Writes a new dossier.
	 * @param created the dossier
	 * @param actor who made it
	 * @param request the request that it answers
	 * @return the request that has made a dossier: the given one, or an earlier one with
	 * the same key, and then nothing is written; {@link CodeTakenException} when the code
	 * is another dossier's
	 */
	public Mono<Request> create(Outcome.Changed created, Actor actor, Request request) {
		return this.indexes
			.then(Mono.deferContextual((context) -> Mono.from(this.dossiers
				.insertOne(DossierDocument.created(created, actor, request, TraceParent.of(context))))))
			.thenReturn(request)
			.onErrorResume(DossierStore::isDuplicate, (duplicate) -> request(request.key())
				.switchIfEmpty(Mono.error(() -> new CodeTakenException(created.dossier().code(), duplicate))));
	}

	/**
	 * Writes a change.
	 * @param changed the changed dossier
	 * @param actor who changed it
	 * @return the changed dossier
	 * @throws VersionConflictException as the error of the result, when the dossier was
	 * changed in between
	 */
	public Mono<Dossier> update(Outcome.Changed changed, Actor actor) {
		return Mono.deferContextual((context) -> update(changed, actor, TraceParent.of(context)));
	}

	private Mono<Dossier> update(Outcome.Changed changed, Actor actor, @Nullable String trace) {
		Dossier dossier = changed.dossier();
		List<Bson> updates = new ArrayList<>(List.of(standing(dossier)));
		updates.add(Updates.push("trail", DossierDocument.step(changed, actor)));
		updates.add(Updates.push("outbox", DossierDocument.event(changed, trace)));
		updates.add(Updates.set("unsent", true));
		return Mono
			.from(this.dossiers.updateOne(Filters.and(is(dossier.code()), Filters.eq("version", dossier.version() - 1)),
					Updates.combine(updates)))
			.flatMap((result) -> (result.getMatchedCount() == 1) ? Mono.just(dossier)
					: Mono.error(new VersionConflictException(dossier.code())));
	}

	/**
	 * Reads a dossier.
	 * @param code its code
	 * @return the dossier, if there is one
	 */
	public Mono<Dossier> find(DossierCode code) {
		return Mono.from(this.dossiers.find(is(code)).projection(STANDING)).map(DossierDocument::dossier);
	}

	/**
	 * Reads the trail of a dossier.
	 * @param code its code
	 * @return the steps in their order
	 */
	public Flux<Step> trail(DossierCode code) {
		return Mono.from(this.dossiers.find(is(code)).projection(Projections.include("trail")))
			.flatMapIterable(DossierDocument::trail);
	}

	/**
	 * Finds what a request has made.
	 * @param key the key of the request
	 * @return the request with its answer, if it has made a dossier
	 */
	public Mono<Request> request(String key) {
		return Mono.from(this.dossiers.find(Filters.eq("request.key", key)).projection(Projections.include("request")))
			.map(DossierDocument::request);
	}

	/**
	 * Reads a page, the latest dossier first.
	 * @param page which one
	 * @return the dossiers
	 */
	public Flux<Dossier> list(Page page) {
		return Flux.from(found(page)).map(DossierDocument::dossier);
	}

	FindPublisher<Document> found(Page page) {
		return this.dossiers.find(PageFilter.of(page))
			.projection(STANDING)
			.sort(Sorts.descending("order"))
			.limit(page.limit());
	}

	/**
	 * Reads dossiers whose link is pending, in the order of their codes.
	 * @param after only those with a code above this text
	 * @param limit how many at most
	 * @return the dossiers
	 */
	public Flux<Dossier> pending(String after, int limit) {
		return Flux
			.from(this.dossiers
				.find(Filters.and(Filters.eq("linkStates", LinkState.PENDING.name()), Filters.gt("_id", after)))
				.projection(STANDING)
				.sort(Sorts.ascending("_id"))
				.limit(limit))
			.map(DossierDocument::dossier);
	}

	/**
	 * Reads dossiers that name a person or have named one, in the order of their codes.
	 * @param person the person
	 * @param after only those with a code above this text
	 * @param limit how many at most
	 * @return the dossiers
	 */
	public Flux<Dossier> naming(String person, String after, int limit) {
		return Flux
			.from(this.dossiers.find(Filters.and(Filters.eq("persons", person), Filters.gt("_id", after)))
				.projection(STANDING)
				.sort(Sorts.ascending("_id"))
				.limit(limit))
			.map(DossierDocument::dossier);
	}

	/**
	 * Counts the dossiers whose link is pending.
	 * @return their number
	 */
	public Mono<Long> countPending() {
		return Mono.from(this.dossiers.countDocuments(Filters.eq("linkStates", LinkState.PENDING.name())));
	}

	/**
	 * Reads dossiers with events that are not published yet.
	 * @param limit how many dossiers at most
	 * @return the dossiers with their events
	 */
	public Flux<Unsent> unsent(int limit) {
		return Flux
			.from(this.dossiers.find(Filters.eq("unsent", true))
				.projection(Projections.include("version", "outbox"))
				.limit(limit))
			.map(DossierDocument::unsent);
	}

	/**
	 * Takes published events out. Events that were added since stay.
	 * @param sent what was read and has been published
	 * @return completes when written
	 */
	public Mono<Void> sent(List<Unsent> sent) {
		List<WriteModel<Document>> unchanged = sent.stream()
			.<WriteModel<Document>>map(
					(one) -> new UpdateOneModel<>(Filters.and(is(one.code()), Filters.eq("version", one.version())),
							Updates.combine(Updates.set("outbox", List.of()), Updates.unset("unsent"))))
			.toList();
		return Mono.from(this.dossiers.bulkWrite(unchanged, new BulkWriteOptions().ordered(false)))
			.map(BulkWriteResult::getMatchedCount)
			.filter((matched) -> matched < sent.size())
			.flatMap((matched) -> sentOfChanged(sent));
	}

	private Mono<Void> sentOfChanged(List<Unsent> sent) {
		List<WriteModel<Document>> changed = sent.stream()
			.<WriteModel<Document>>map(
					(one) -> new UpdateOneModel<>(Filters.and(is(one.code()), Filters.gt("version", one.version())),
							Updates.pull("outbox", Filters.lte("sequence", one.version()))))
			.toList();
		return Mono.from(this.dossiers.bulkWrite(changed, new BulkWriteOptions().ordered(false))).then();
	}

	private static Bson is(DossierCode code) {
		return Filters.eq("_id", code.text());
	}

	private static boolean isDuplicate(Throwable failure) {
		return failure instanceof MongoWriteException ex && ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

}
