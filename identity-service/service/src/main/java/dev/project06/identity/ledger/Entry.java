package dev.project06.identity.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.project06.identity.api.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a chain. Its hash is the SHA-256, in hexadecimal, of the UTF-8 bytes of
 * {@link #canonical()}, which holds the hash of the entry before.
 *
 * @param sandbox whose chain
 * @param seq place in the chain, from 1, without gaps
 * @param time of the sandbox, in milliseconds
 * @param actor who asked
 * @param agency code of the actor's agency, if any
 * @param operation what was asked
 * @param purpose why, if it had to be said
 * @param subjects sealed numbers of those asked about, each once
 * @param fields names of the fields that were given out
 * @param result what came of it
 * @param requestId id that the caller gave the request, if any
 * @param previous hash of the entry before, {@link #GENESIS} for the first one
 * @param hash its own hash
 */
public record Entry(String sandbox, long seq, Instant time, String actor, @Nullable String agency,
		Disclosure.Operation operation, @Nullable Purpose purpose, List<String> subjects, List<String> fields,
		String result, @Nullable String requestId, String previous, String hash) {

	/** Stands before the first entry. */
	static final String GENESIS = "0".repeat(64);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Links a use to the end of a chain.
	 * @param use what happened
	 * @param subjects the sealed numbers
	 * @param seq its place
	 * @param previous hash of the entry before
	 */
	static Entry of(Disclosure use, List<String> subjects, long seq, String previous) {
		Entry open = new Entry(use.sandbox().name(), seq, use.sandbox().now().truncatedTo(ChronoUnit.MILLIS),
				wellFormed(use.actor()), (use.agency() != null) ? wellFormed(use.agency()) : null, use.operation(),
				use.purpose(), subjects, use.fields(), wellFormed(use.result()),
				(use.requestId() != null) ? wellFormed(use.requestId()) : null, previous, "");
		return open.hashed(open.computeHash());
	}

	private Entry hashed(String own) {
		return new Entry(this.sandbox, this.seq, this.time, this.actor, this.agency, this.operation, this.purpose,
				this.subjects, this.fields, this.result, this.requestId, this.previous, own);
	}

	/** Half a surrogate pair has no bytes of its own; it becomes a question mark. */
	private static String wellFormed(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	/**
	 * Everything but the hash, as canonical JSON. Members without a value are left out,
	 * the time has three decimals and ends in {@code Z}.
	 */
	String canonical() {
		Map<String, Object> members = new HashMap<>();
		members.put("sandbox", this.sandbox);
		members.put("seq", this.seq);
		members.put("time", TIME.format(this.time));
		members.put("actor", this.actor);
		putIfThere(members, "agency", this.agency);
		members.put("operation", this.operation.name());
		if (this.purpose != null) {
			Map<String, Object> why = new HashMap<>();
			why.put("procedure", this.purpose.procedure());
			why.put("legalBasis", this.purpose.legalBasis());
			putIfThere(why, "dossier", this.purpose.dossier());
			members.put("purpose", why);
		}
		members.put("subjects", this.subjects);
		members.put("fields", this.fields);
		members.put("result", this.result);
		putIfThere(members, "requestId", this.requestId);
		members.put("previous", this.previous);
		return CanonicalJson.write(members);
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

	/** The line of an export, without its end. */
	String line() {
		return "{\"entry\":" + canonical() + ",\"hash\":\"" + this.hash + "\"}";
	}

	/** The place only. */
	@Override
	public String toString() {
		return "Entry[" + this.sandbox + "/" + this.seq + "]";
	}

}
