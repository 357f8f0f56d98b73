package dev.project06.identity.events;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * An event that is to be published. It is written into the document that it is about, in
 * the same write as the change, and stays there until Kafka has acknowledged it.
 *
 * @param sequence 1 for the first event of the document, and one more for each
 * @param type type of the CloudEvent
 * @param key key of the record, the same for all events of the document; never a number
 * @param at when it happened
 * @param data JSON
 */
public record Outgoing(long sequence, String type, String key, Instant at, String data) {

	/**
	 * The fields that a new document needs for its first event.
	 * @return the fields
	 */
	public Document fields() {
		return new Document("outbox", List.of(document())).append("unsent", true).append("sequence", this.sequence);
	}

	/**
	 * The updates that put the event into a document that exists. They go with the update
	 * that makes the change.
	 * @return the updates
	 */
	public List<Bson> updates() {
		return List.of(Updates.push("outbox", document()), Updates.set("unsent", true),
				Updates.set("sequence", this.sequence));
	}

	private Document document() {
		return new Document("id", UUID.randomUUID().toString()).append("sequence", this.sequence)
			.append("type", this.type)
			.append("key", this.key)
			.append("at", Date.from(this.at))
			.append("data", this.data);
	}

}
