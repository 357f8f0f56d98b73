package dev.project06.records.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON data of a dossier event, version 1. Readers pass over fields that they do not
 * know, so that a field may be added without a new version; a field without a value is
 * left out.
 */
public final class DossierEventCodec {

	/** The topic that holds the events, keyed by dossier code. */
	public static final String TOPIC = "dossier-events";

	private static final JsonFactory JSON = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final int USUAL_SIZE = 512;

	private static final char REPLACEMENT = '\uFFFD';

	private DossierEventCodec() {
	}

	/**
	 * Writes the data of an event.
	 * @param event the event
	 * @return UTF-8 JSON
	 */
	public static byte[] encode(DossierEvent event) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
			json.writeStartObject();
			json.writeStringProperty("dossier", event.dossier());
			json.writeNumberProperty("sequence", event.sequence());
			json.writeStringProperty("change", event.change().name());
			write(json, "changedAt", event.changedAt());
			json.writeStringProperty("agency", event.agency());
			json.writeStringProperty("block", event.block().name());
			json.writeStringProperty("procedure", event.procedure());
			json.writeStringProperty("serviceLevel", event.serviceLevel().name());
			json.writeBooleanProperty("essential", event.essential());
			json.writeStringProperty("channel", event.channel().name());
			json.writeStringProperty("state", event.state().name());
			write(json, "submittedAt", event.submittedAt());
			write(json, "receivedAt", event.receivedAt());
			write(json, "dueDate", event.dueDate());
			write(json, "finishedAt", event.finishedAt());
			write(json, "returnedAt", event.returnedAt());
			json.writeNumberProperty("supplements", event.supplements());
			json.writeStringProperty("link", event.link().name());
			write(json, "holder", event.holder());
			writeFacts(json, event);
			json.writeEndObject();
		}
		return out.toByteArray();
	}

	/** What most dossiers have nothing of, and which is left out then. */
	private static void writeFacts(JsonGenerator json, DossierEvent event) {
		if (!event.papers().equals(Papers.NONE)) {
			json.writeObjectPropertyStart("papers");
			json.writeNumberProperty("components", event.papers().components());
			json.writeNumberProperty("digitised", event.papers().digitised());
			json.writeNumberProperty("reused", event.papers().reused());
			json.writeBooleanProperty("electronicResult", event.papers().electronicResult());
			json.writeEndObject();
		}
		if (event.waived() > 0) {
			json.writeNumberProperty("waived", event.waived());
		}
		if (!event.fees().equals(Fees.NONE)) {
			json.writeObjectPropertyStart("fees");
			json.writeNumberProperty("asked", event.fees().asked());
			json.writeNumberProperty("paid", event.fees().paid());
			json.writeBooleanProperty("online", event.fees().online());
			json.writeEndObject();
		}
		if (!event.suspension().equals(Suspension.NONE)) {
			json.writeObjectPropertyStart("suspension");
			write(json, "since", event.suspension().since());
			json.writeNumberProperty("seconds", event.suspension().seconds());
			json.writeEndObject();
		}
	}

	private static void write(JsonGenerator json, String field, @Nullable Object value) {
		if (value != null) {
			json.writeStringProperty(field, Objects.toString(value));
		}
	}

	/**
	 * Reads the data of an event.
	 * @param json UTF-8 JSON, or nothing as in a record that deletes its key
	 * @return the event, whole
	 * @throws MalformedEventException when it is no event
	 */
	public static DossierEvent decode(byte @Nullable [] json) {
		if (json == null || json.length == 0) {
			throw new MalformedEventException("it is empty");
		}
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text(json))) {
			return new DossierEventReader(parser).read();
		}
		catch (JacksonException ex) {
			throw new MalformedEventException("it is not JSON");
		}
	}

	private static String text(byte[] json) {
		String text = new String(json, StandardCharsets.UTF_8);
		// Every broken byte became a replacement character, but not each of those was one
		if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), json)) {
			throw new MalformedEventException("it is not UTF-8");
		}
		return text;
	}

}
