package dev.project06.records.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Keeps how far the feeds of others were read.
 */
public final class Cursors {

	private static final String BEGINNING = "0";

	private final MongoCollection<Document> cursors;

	/**
	 * The cursors of a database.
	 * @param database the database
	 */
	public Cursors(MongoDatabase database) {
		this.cursors = database.getCollection("cursors");
	}

	/**
	 * Where a reader stands.
	 * @param reader name of the reader
	 * @return the cursor, 0 for one that has read nothing
	 */
	public Mono<String> find(String reader) {
		return Mono.from(this.cursors.find(Filters.eq("_id", reader)))
			.map((document) -> document.getString("cursor"))
			.defaultIfEmpty(BEGINNING);
	}

	/**
	 * Moves a reader on, unless another instance has.
	 * @param reader name of the reader
	 * @param from where it stood
	 * @param to where it stands now
	 * @return completes when somebody has moved it
	 */
	public Mono<Void> move(String reader, String from, String to) {
		return Mono
			.from(this.cursors.updateOne(Filters.and(Filters.eq("_id", reader), Filters.eq("cursor", from)),
					Updates.set("cursor", to)))
			.filter((result) -> result.getMatchedCount() == 0 && from.equals(BEGINNING))
			.flatMap((first) -> Mono.from(this.cursors.insertOne(new Document("_id", reader).append("cursor", to)))
				.onErrorComplete(Persons::isDuplicate))
			.then();
	}

}
