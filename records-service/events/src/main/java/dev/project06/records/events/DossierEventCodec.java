package dev.project06.records.events;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON data of a dossier event, version 1. Readers pass over fields that they do not
 * know, so that a field may be added without a new version.
 */
public final class DossierEventCodec {

	/** The topic that holds the events, keyed by dossier code. */
	public static final String TOPIC = "dossier-events";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final ObjectReader READER = MAPPER.readerFor(DossierEvent.class);

	private static final ObjectWriter WRITER = MAPPER.writerFor(DossierEvent.class);

	private DossierEventCodec() {
	}

	/**
	 * Writes the data of an event.
	 * @param event the event
	 * @return UTF-8 JSON
	 */
	public static byte[] encode(DossierEvent event) {
		return WRITER.writeValueAsBytes(event);
	}

	/**
	 * Reads the data of an event.
	 * @param json UTF-8 JSON
	 * @return the event, whole
	 * @throws MalformedEventException when it is no event
	 */
	public static DossierEvent decode(byte[] json) {
		DossierEvent event;
		try {
			event = READER.readValue(json);
		}
		catch (MismatchedInputException ex) {
			String kind = (ex instanceof InvalidFormatException) ? "has a value that is not allowed"
					: "has a wrong type";
			throw new MalformedEventException(path(ex.getPath()) + " " + kind);
		}
		catch (JacksonException ex) {
			throw new MalformedEventException("it is not JSON");
		}
		if (event == null) {
			throw new MalformedEventException("it is null");
		}
		require(event.dossier(), "dossier");
		require(event.change(), "change");
		require(event.changedAt(), "changedAt");
		require(event.agency(), "agency");
		require(event.block(), "block");
		require(event.procedure(), "procedure");
		require(event.serviceLevel(), "serviceLevel");
		require(event.channel(), "channel");
		require(event.state(), "state");
		require(event.submittedAt(), "submittedAt");
		require(event.link(), "link");
		if (event.sequence() < 1) {
			throw new MalformedEventException("sequence is below 1");
		}
		if (event.state().isSettled() && event.finishedAt() == null) {
			throw new MalformedEventException("finishedAt is missing in a settled dossier");
		}
		return event;
	}

	private static void require(@org.jspecify.annotations.Nullable Object value, String field) {
		if (value == null) {
			throw new MalformedEventException(field + " is missing");
		}
	}

	private static String path(List<JacksonException.Reference> path) {
		return path.stream().map(JacksonException.Reference::getPropertyName).collect(Collectors.joining("."));
	}

}
