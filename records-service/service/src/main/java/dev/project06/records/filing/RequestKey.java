package dev.project06.records.filing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

import dev.project06.records.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a repeated request. Kept as digests, so that neither what callers use as
 * keys nor what they send stands in the store.
 *
 * @param key digest of the caller and the key
 * @param body digest of the operation and the body
 */
public record RequestKey(String key, String body) {

	/** The header that carries the key. */
	public static final String HEADER = "Idempotency-Key";

	private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

	/**
	 * Reads the header of a request.
	 * @param caller who asks
	 * @param header value of the header {@link #HEADER}
	 * @param operation what is to be made, so that a key serves one operation only
	 * @param body what the request says, or a digest of it
	 * @return the key
	 * @throws MissingIdempotencyKeyException when there is none
	 * @throws RefusedFieldException when it is too long or not visible ASCII
	 */
	public static RequestKey of(Caller caller, @Nullable String header, String operation, byte[] body) {
		if (header == null || header.isBlank()) {
			throw new MissingIdempotencyKeyException();
		}
		if (!FORM.matcher(header).matches()) {
			throw new RefusedFieldException(HEADER, "idempotency-key");
		}
		return new RequestKey(digest(caller.principal(), header.getBytes(StandardCharsets.UTF_8)),
				digest(operation, body));
	}

	private static String digest(String first, byte[] second) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(first.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(second));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
