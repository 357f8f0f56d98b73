package dev.project06.records.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.events.LinkState;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes dossiers of other systems, many at once, each whole or not at all.
 */
public final class ManyDossiers {

	private final MongoCollection<Document> dossiers;

	private final DossierStore store;

	/**
	 * The dossiers of a database.
	 * @param database the database
	 * @param store makes the indexes
	 */
	public ManyDossiers(MongoDatabase database, DossierStore store) {
		this.dossiers = database.getCollection(DossierStore.COLLECTION);
		this.store = store;
	}

	/**
	 * Which dossiers are there, and what made them.
	 * @param codes codes of dossiers
	 * @return those that are there, by code
	 */
	public Mono<Map<String, Made>> made(Collection<String> codes) {
		return codes.isEmpty() ? Mono.just(Map.of())
				: Flux
					.from(this.dossiers.find(Filters.in("_id", codes))
						.projection(Projections.include("request", "link.state"))
						.batchSize(1000))
					.collectMap((found) -> found.getString("_id"), ManyDossiers::made);
	}

	private static Made made(Document found) {
		String state = found.get("link", Document.class).getString("state");
		return new Made(DossierDocument.request(found), LinkState.valueOf(state));
	}

	/**
	 * Writes new dossiers.
	 * @param created the dossiers
	 * @param actor who makes them
	 * @return codes of those that are written; of the others there is one already, or
	 * their request has made another
	 */
	public Mono<Set<String>> create(List<Created> created, Actor actor) {
		if (created.isEmpty()) {
			return Mono.just(Set.of());
		}
		return this.store.prepare().then(Mono.deferContextual((context) -> {
			@Nullable String trace = TraceParent.of(context);
			List<Document> documents = created.stream()
				.map((one) -> DossierDocument.created(one.changed(), actor, one.request(), trace))
				.toList();
			return Mono.from(this.dossiers.insertMany(documents, new InsertManyOptions().ordered(false)))
				.map((done) -> Set.<Integer>of())
				.onErrorResume(MongoBulkWriteException.class, UnorderedInsert::duplicates)
				.map((taken) -> UnorderedInsert.others(documents, taken));
		}));
	}

	/**
	 * A dossier that is to be written.
	 *
	 * @param changed the dossier
	 * @param request what makes it
	 */
	public record Created(Outcome.Changed changed, Request request) {

		/**
		 * Its code.
		 * @return the code
		 */
		public DossierCode code() {
			return this.changed.dossier().code();
		}

	}

	/**
	 * A dossier that is there.
	 *
	 * @param request what made it
	 * @param link how the link to its holder stands
	 */
	public record Made(Request request, LinkState link) {
	}

}
