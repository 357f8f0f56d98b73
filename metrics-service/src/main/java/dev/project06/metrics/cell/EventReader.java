package dev.project06.metrics.cell;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.MalformedEventException;
import org.jspecify.annotations.Nullable;

/**
 * Decides which records of the topic are events that can be counted.
 */
public final class EventReader {

	private static final int MAX_CODE = 64;

	private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

	private EventReader() {
	}

	/**
	 * Reads a record.
	 * @param key the key, which must be the code of the dossier
	 * @param value the event
	 * @return the event, or why it cannot be counted; the reason names no value
	 */
	public static Verdict read(byte @Nullable [] key, byte @Nullable [] value) {
		if (key == null) {
			return new Verdict.Rejected("the key is missing");
		}
		if (value == null) {
			return new Verdict.Rejected("the value is missing");
		}
		DossierEvent event;
		try {
			event = DossierEventCodec.decode(value);
		}
		catch (MalformedEventException ex) {
			return new Verdict.Rejected(String.valueOf(ex.getMessage()));
		}
		String failure = failure(key, event);
		return (failure != null) ? new Verdict.Rejected(failure) : new Verdict.Accepted(event);
	}

	private static @Nullable String failure(byte[] key, DossierEvent event) {
		if (!Arrays.equals(key, event.dossier().getBytes(StandardCharsets.UTF_8))) {
			return "the key is not the dossier's code";
		}
		if (isNoCode(event.dossier())) {
			return "dossier is no code";
		}
		if (isNoCode(event.agency())) {
			return "agency is no code";
		}
		if (isNoCode(event.procedure())) {
			return "procedure is no code";
		}
		if (isOutOfRange(event.changedAt())) {
			return "changedAt is out of range";
		}
		if (isOutOfRange(event.receivedAt())) {
			return "receivedAt is out of range";
		}
		if (isOutOfRange(event.finishedAt())) {
			return "finishedAt is out of range";
		}
		if (event.dueDate() != null && (event.dueDate().getYear() < 2000 || event.dueDate().getYear() > 2100)) {
			return "dueDate is out of range";
		}
		return (event.supplements() < 0) ? "supplements is below 0" : null;
	}

	private static boolean isNoCode(String code) {
		return code.isEmpty() || code.length() > MAX_CODE || !code.chars().allMatch((c) -> c > ' ' && c < 127);
	}

	private static boolean isOutOfRange(@Nullable Instant instant) {
		return instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST));
	}

	/**
	 * What became of a record.
	 */
	public sealed interface Verdict {

		/**
		 * It can be counted.
		 *
		 * @param event the event in it
		 */
		record Accepted(DossierEvent event) implements Verdict {
		}

		/**
		 * It cannot.
		 *
		 * @param reason the failed check
		 */
		record Rejected(String reason) implements Verdict {
		}

	}

}
