package dev.project06.identity.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported ledger without the service. Each line of it but the last is
 * <code>{"entry":E,"hash":"H"}</code>: {@code E} is the entry as canonical JSON (RFC
 * 8785), {@code H} the SHA-256 of the bytes of {@code E} in small hexadecimal digits. An
 * entry holds the hash of the one before as {@code previous} (64 zeros in the first one)
 * and its place as {@code seq}, from 1. The last line is
 * <code>{"checkpoint":"JWS"}</code>, a {@link LedgerCheckpoint}. Every line ends with a
 * line feed.
 */
public final class LedgerExport {

	/** Longest line that is read, in bytes. */
	private static final int LONGEST = 4 * 1024 * 1024;

	private static final byte[] HEAD = ascii("{\"entry\":");

	private static final byte[] MIDDLE = ascii(",\"hash\":\"");

	private static final byte[] TAIL = ascii("\"}");

	private static final int HASH_DIGITS = 64;

	private static final String GENESIS = "0".repeat(HASH_DIGITS);

	private static final Pattern CHECKPOINT = Pattern
		.compile("\\{\"checkpoint\":\"([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+))\"}");

	private final InputStream export;

	private final JWKSet keys;

	private long line;

	private @Nullable Link first;

	private @Nullable Link last;

	private LedgerExport(InputStream export, JWKSet keys) {
		this.export = export;
		this.keys = keys;
	}

	/**
	 * Reads an export to its end, or to the first thing that is wrong. Needs memory for
	 * one line.
	 * @param export the bytes, buffered
	 * @param keys the published key set of the service
	 * @return what was found
	 * @throws IOException when the bytes cannot be read
	 */
	public static Finding check(InputStream export, JWKSet keys) throws IOException {
		return new LedgerExport(export, keys).check();
	}

	private Finding check() throws IOException {
		while (true) {
			this.line++;
			byte[] text = readLine();
			if (text == null) {
				return broken(Check.TRUNCATED);
			}
			Matcher checkpoint = CHECKPOINT.matcher(new String(text, StandardCharsets.ISO_8859_1));
			if (checkpoint.matches()) {
				return end(checkpoint);
			}
			Check failed = follow(text);
			if (failed != null) {
				return broken(failed);
			}
		}
	}

	/** The check that the line fails, or nothing when it goes on from the one before. */
	private @Nullable Check follow(byte[] text) {
		int hashAt = text.length - TAIL.length - HASH_DIGITS;
		int middleAt = hashAt - MIDDLE.length;
		if (middleAt < HEAD.length || !holds(text, 0, HEAD) || !holds(text, middleAt, MIDDLE)
				|| !holds(text, text.length - TAIL.length, TAIL)) {
			return Check.MALFORMED;
		}
		String hash = new String(text, hashAt, HASH_DIGITS, StandardCharsets.ISO_8859_1);
		if (!hash.equals(hash(text, HEAD.length, middleAt))) {
			return Check.HASH;
		}
		Link link = link(new String(text, HEAD.length, middleAt - HEAD.length, StandardCharsets.UTF_8), hash);
		if (link == null) {
			return Check.MALFORMED;
		}
		Link before = this.last;
		if (before != null && link.seq() != before.seq() + 1) {
			return Check.SEQUENCE;
		}
		if (!link.previous().equals((before != null) ? before.hash() : (link.seq() == 1) ? GENESIS : link.previous())) {
			return Check.PREVIOUS;
		}
		if (before != null && !link.sandbox().equals(before.sandbox())) {
			return Check.SANDBOX;
		}
		this.first = (this.first != null) ? this.first : link;
		this.last = link;
		return null;
	}

	private static @Nullable Link link(String entry, String hash) {
		try {
			Map<String, Object> members = JSONObjectUtils.parse(entry);
			return (members.get("sandbox") instanceof String sandbox && members.get("seq") instanceof Long seq
					&& members.get("previous") instanceof String previous) ? new Link(sandbox, seq, previous, hash)
							: null;
		}
		catch (ParseException ex) {
			return null;
		}
	}

	private Finding end(Matcher text) throws IOException {
		LedgerCheckpoint checkpoint;
		try {
			if (!isExact(text.group(2))) {
				return broken(Check.CHECKPOINT_SIGNATURE);
			}
			checkpoint = LedgerCheckpoint.read(text.group(1), this.keys);
		}
		catch (IllegalArgumentException ex) {
			return broken(Check.CHECKPOINT_SIGNATURE);
		}
		if (this.first == null || this.last == null) {
			return broken(Check.TRUNCATED);
		}
		if (this.first.seq() != checkpoint.from()) {
			return new Broken(1, checkpoint.from(), Check.TRUNCATED);
		}
		if (this.last.seq() < checkpoint.seq()) {
			return broken(Check.TRUNCATED);
		}
		if (this.last.seq() != checkpoint.seq() || !this.last.hash().equals(checkpoint.head())
				|| !this.last.sandbox().equals(checkpoint.sandbox())) {
			return new Broken(this.line - 1, this.last.seq(), Check.CHECKPOINT_HEAD);
		}
		if (this.export.read() >= 0) {
			this.line++;
			return broken(Check.MALFORMED);
		}
		return new Intact(checkpoint);
	}

	/** Two texts of Base64 may stand for the same bytes; the service writes one. */
	private static boolean isExact(String signature) {
		byte[] bytes = Base64.getUrlDecoder().decode(signature);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
	}

	private Broken broken(Check check) throws IOException {
		return new Broken(this.line, (this.last != null) ? this.last.seq() + 1 : signedStart(), check);
	}

	/** Where the export begins, by the checkpoint at its end. */
	private long signedStart() throws IOException {
		for (byte[] text = readLine(); text != null; text = readLine()) {
			Matcher checkpoint = CHECKPOINT.matcher(new String(text, StandardCharsets.ISO_8859_1));
			if (checkpoint.matches()) {
				try {
					return LedgerCheckpoint.read(checkpoint.group(1), this.keys).from();
				}
				catch (InvalidReceiptException ex) {
					return 0;
				}
			}
		}
		return 0;
	}

	/** Nothing when no whole line is left; a line that is too long is cut. */
	private byte @Nullable [] readLine() throws IOException {
		ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
		for (int next = this.export.read(); next >= 0; next = this.export.read()) {
			if (next == '\n' || text.size() > LONGEST) {
				return text.toByteArray();
			}
			text.write(next);
		}
		return null;
	}

	private static boolean holds(byte[] text, int at, byte[] part) {
		return java.util.Arrays.equals(text, at, at + part.length, part, 0, part.length);
	}

	private static String hash(byte[] text, int from, int to) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(text, from, to - from);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private record Link(String sandbox, long seq, String previous, String hash) {
	}

	/**
	 * What is found out about an export.
	 */
	public sealed interface Finding {

	}

	/**
	 * Nothing is changed, left out or added.
	 *
	 * @param checkpoint what the service signed
	 */
	public record Intact(LedgerCheckpoint checkpoint) implements Finding {
	}

	/**
	 * The first thing that is wrong.
	 *
	 * @param line in which line, from 1
	 * @param seq the place of the entry that belongs there, 0 when nothing signed tells
	 * @param check what is wrong
	 */
	public record Broken(long line, long seq, Check check) implements Finding {
	}

	/**
	 * What is checked. A change with a new hash shows in the entry after, or in the
	 * checkpoint.
	 */
	public enum Check {

		/** The line has the form of an entry or of a checkpoint. */
		MALFORMED("the line is neither an entry nor a checkpoint"),

		/** The hash is that of the entry. */
		HASH("the hash is not that of the entry"),

		/** Each place follows the one before. */
		SEQUENCE("the place does not follow the one before"),

		/** The entry names the hash of the one before. */
		PREVIOUS("the entry does not name the hash of the one before"),

		/** All entries are of one sandbox. */
		SANDBOX("the entry is of another sandbox"),

		/** The checkpoint was signed by the service. */
		CHECKPOINT_SIGNATURE("the checkpoint was not signed by this service"),

		/** The checkpoint names the last entry. */
		CHECKPOINT_HEAD("the checkpoint names another last entry"),

		/** Nothing is missing, and the checkpoint is the end. */
		TRUNCATED("entries or the checkpoint are missing");

		private final String words;

		Check(String words) {
			this.words = words;
		}

		/**
		 * What is wrong when it fails.
		 * @return a few words
		 */
		public String words() {
			return this.words;
		}

	}

}
