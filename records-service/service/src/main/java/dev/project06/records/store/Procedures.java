package dev.project06.records.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.History;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the histories of procedures that were edited, each in one document.
 */
public final class Procedures {

	private final MongoCollection<Document> procedures;

	/**
	 * The procedures of a database.
	 * @param database the database
	 */
	public Procedures(MongoDatabase database) {
		this.procedures = database.getCollection("procedures");
	}

	/**
	 * Finds the history of one procedure.
	 * @param code its code
	 * @return the history, if the procedure was ever edited
	 */
	public Mono<History> find(String code) {
		return Mono.from(this.procedures.find(Filters.eq("_id", code))).map(ProcedureDocument::history);
	}

	/**
	 * Keeps a history with one more edit, unless someone else was first.
	 * @param history the history with the edit
	 * @return whether it was kept
	 */
	public Mono<Boolean> keep(History history) {
		Document document = ProcedureDocument.of(history);
		return (history.revision() == 1) ? insert(document)
				: Mono
					.from(this.procedures.replaceOne(Filters.and(Filters.eq("_id", history.code()),
							Filters.eq("revision", history.revision() - 1)), document))
					.map((replaced) -> replaced.getMatchedCount() == 1);
	}

	/** The first edit makes the document. */
	private Mono<Boolean> insert(Document document) {
		return Mono.from(this.procedures.insertOne(document))
			.map((inserted) -> true)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.just(false)
							: Mono.error(failure));
	}

	/**
	 * Brings a catalogue up to date. Reads whole only what has changed.
	 * @param catalogue the catalogue
	 * @return how many procedures had changed
	 */
	public Mono<Long> bringInto(Catalogue catalogue) {
		return Flux.from(this.procedures.find().projection(Projections.include("revision")))
			.filter((document) -> catalogue.history(document.getString("_id"))
				.filter((known) -> known.revision() >= document.getInteger("revision"))
				.isEmpty())
			.concatMap((document) -> find(document.getString("_id")))
			.doOnNext(catalogue::accept)
			.count();
	}

}
