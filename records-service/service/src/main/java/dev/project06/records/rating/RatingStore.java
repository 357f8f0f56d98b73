package dev.project06.records.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.filing.RequestKey;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps ratings, one for each dossier: the code of the dossier is their key.
 */
@Component
final class RatingStore {

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> ratings;

	private final Mono<Boolean> indexes;

	RatingStore(MongoDatabase database) {
		this.ratings = database.getCollection("ratings");
		this.indexes = Flux
			.from(this.ratings.createIndexes(
					List.of(new IndexModel(Indexes.ascending("request.key"), new IndexOptions().unique(true)),
							new IndexModel(Indexes.ascending("agency", "at")))))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Writes a rating.
	 * @return the rating of the dossier, which may be an earlier one
	 */
	Mono<Kept> create(Rating rating, RequestKey request) {
		Document document = document(rating).append("request",
				new Document("key", request.key()).append("body", request.body()));
		return this.indexes.then(Mono.defer(() -> Mono.from(this.ratings.insertOne(document))))
			.thenReturn(new Kept(rating, request))
			.onErrorResume(RatingStore::isDuplicate,
					(duplicate) -> kept(rating.dossier(), request.key()).switchIfEmpty(Mono.error(duplicate)));
	}

	private Mono<Kept> kept(DossierCode dossier, String key) {
		return Flux
			.merge(Flux.from(this.ratings.find(Filters.eq("request.key", key))),
					Flux.from(this.ratings.find(Filters.eq("_id", dossier.text()))))
			.next()
			.map((found) -> {
				Document request = found.get("request", Document.class);
				return new Kept(rating(found), new RequestKey(request.getString("key"), request.getString("body")));
			});
	}

	Mono<Rating> find(DossierCode dossier) {
		return Mono.from(this.ratings.find(Filters.eq("_id", dossier.text()))).map(RatingStore::rating);
	}

	/**
	 * Writes a changed rating over the one before.
	 * @return whether the one before was still there
	 */
	Mono<Boolean> change(Rating rating) {
		Document changed = document(rating);
		changed.remove("_id");
		return Mono
			.from(this.ratings.updateOne(Filters.and(Filters.eq("_id", rating.dossier().text()),
					Filters.eq("version", rating.version() - 1)), new Document("$set", changed)))
			.map((result) -> result.getMatchedCount() == 1);
	}

	/**
	 * Reads what the sums of a period need.
	 * @param agencies the agencies
	 * @param from from this moment on
	 * @param until before this one
	 */
	Flux<Score> scores(List<AgencyCode> agencies, Instant from, Instant until) {
		return Flux
			.from(this.ratings
				.find(Filters.and(Filters.in("agency", agencies.stream().map(AgencyCode::text).toList()),
						Filters.gte("at", Date.from(from)), Filters.lt("at", Date.from(until))))
				.projection(Projections.include("score", "reasons")))
			.map((found) -> new Score(found.getInteger("score"), reasons(found)));
	}

	private static Document document(Rating rating) {
		return new Document("_id", rating.dossier().text()).append("agency", rating.agency().text())
			.append("procedure", rating.procedure())
			.append("score", rating.score())
			.append("reasons", rating.reasons().stream().map(Reason::name).toList())
			.append("comment", rating.comment())
			.append("at", Date.from(rating.at()))
			.append("changedAt", Date.from(rating.changedAt()))
			.append("until", Date.from(rating.until()))
			.append("version", rating.version());
	}

	private static Rating rating(Document document) {
		return new Rating(new DossierCode(document.getString("_id")), new AgencyCode(document.getString("agency")),
				document.getString("procedure"), document.getInteger("score"), reasons(document),
				document.getString("comment"), document.getDate("at").toInstant(),
				document.getDate("changedAt").toInstant(), document.getDate("until").toInstant(),
				document.getLong("version"));
	}

	private static List<Reason> reasons(Document document) {
		return document.getList("reasons", String.class).stream().map(Reason::valueOf).toList();
	}

	private static boolean isDuplicate(@Nullable Throwable failure) {
		return failure instanceof MongoWriteException ex && ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	/**
	 * A rating and the request that gave it.
	 *
	 * @param rating the rating
	 * @param request the request
	 */
	record Kept(Rating rating, RequestKey request) {
	}

	/**
	 * What the sums need of a rating.
	 *
	 * @param score from 1 to 5
	 * @param reasons what it is about
	 */
	record Score(int score, List<Reason> reasons) {
	}

}
