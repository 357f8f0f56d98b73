package dev.project06.records.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import dev.project06.records.dossier.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the chain. Its hash is the SHA-256, in hexadecimal, of the UTF-8 bytes of
 * {@link #canonical()}, which holds the hash of the entry before.
 *
 * @param seq place in the chain, from 1, without gaps
 * @param time when it was linked, in milliseconds
 * @param access what happened
 * @param traceId id of the request, if it has one
 * @param previous hash of the entry before, {@link #GENESIS} for the first one
 * @param hash its own hash
 */
public record Entry(long seq, Instant time, Access access, @Nullable String traceId, String previous, String hash) {

	/** Names this chain, in the member {@code sandbox} of the common form of exports. */
	public static final String CHAIN = "records";

	/** Stands before the first entry. */
	static final String GENESIS = "0".repeat(64);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	/** Links an access to the end of the chain. */
	static Entry of(Access access, @Nullable String traceId, Instant time, long seq, String previous) {
		Entry open = new Entry(seq, time.truncatedTo(ChronoUnit.MILLIS), access, traceId, previous, "");
		return new Entry(seq, open.time(), access, traceId, previous, open.computeHash());
	}

	/**
	 * Everything but the hash, as canonical JSON. Members without a value are left out,
	 * the time has three decimals and ends in {@code Z}.
	 */
	String canonical() {
		Map<String, Object> members = new HashMap<>();
		members.put("sandbox", CHAIN);
		members.put("seq", this.seq);
		members.put("time", TIME.format(this.time));
		members.put("actor", actor(this.access.actor()));
		members.put("kind", this.access.kind().name());
		members.put("operation", this.access.operation());
		Access.Purpose purpose = this.access.purpose();
		if (purpose != null) {
			members.put("purpose",
					Map.of("reason", wellFormed(purpose.reason()), "legalBasis", wellFormed(purpose.legalBasis())));
		}
		members.put("dossiers", this.access.dossiers());
		members.put("result", this.access.result());
		putIfThere(members, "traceId", this.traceId);
		members.put("previous", this.previous);
		return CanonicalJson.write(members);
	}

	private static Map<String, Object> actor(Actor actor) {
		Map<String, Object> members = new HashMap<>();
		members.put("role", actor.role());
		members.put("account", wellFormed(actor.id()));
		putIfThere(members, "agency", actor.agency());
		return members;
	}

	/** Half a surrogate pair has no bytes of its own; it becomes a question mark. */
	private static String wellFormed(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private static void putIfThere(Map<String, Object> members, String name, @Nullable String value) {
		if (value != null) {
			members.put(name, value);
		}
	}

	private String computeHash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * The line of an export, without its end.
	 * @return the entry and its hash
	 */
	public String line() {
		return "{\"entry\":" + canonical() + ",\"hash\":\"" + this.hash + "\"}";
	}

	/** The place only. */
	@Override
	public String toString() {
		return "Entry[" + this.seq + "]";
	}

}
