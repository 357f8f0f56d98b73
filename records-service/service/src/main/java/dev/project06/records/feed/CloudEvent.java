package dev.project06.records.feed;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.project06.records.store.changes.Change;

/**
 * An event in the JSON format of CloudEvents 1.0.
 *
 * @param specversion version of CloudEvents
 * @param id names the event
 * @param source where it comes from
 * @param type what kind it is
 * @param subject what it is about
 * @param time when it happened
 * @param datacontenttype media type of the data
 * @param data the data, as JSON
 */
public record CloudEvent(String specversion, String id, String source, String type, String subject, Instant time,
		String datacontenttype, @JsonRawValue String data) {

	/** Media type of one event. */
	public static final String MEDIA_TYPE = "application/cloudevents+json";

	/** Media type of an array of events. */
	static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

	private static final String SOURCE = "/records";

	/**
	 * An event of this service.
	 * @param id names the event
	 * @param type what kind it is
	 * @param subject what it is about
	 * @param time when it happened
	 * @param data the data, as JSON
	 */
	public CloudEvent(String id, String type, String subject, Instant time, String data) {
		this("1.0", id, SOURCE, type, subject, time, "application/json", data);
	}

	/**
	 * Shows a change.
	 * @param change the change
	 * @return the event, with the same id as in Kafka
	 */
	public static CloudEvent of(Change change) {
		return new CloudEvent(change.id(), change.type(), change.dossier(), change.at(), change.data());
	}

}
