package dev.project06.records.attachment.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Looks at one file while it passes: is it what it is called, is it whole, how large is
 * it, what is its digest. For one file and one thread at a time; has to be closed.
 */
public final class Inspection implements AutoCloseable {

	private final FileType declared;

	private final long largest;

	private final ContentCheck check;

	private final MessageDigest digest = sha256();

	private byte @Nullable [] head = new byte[0];

	private long size;

	private @Nullable Inspected inspected;

	/**
	 * An inspection that has seen nothing yet.
	 * @param declared the kind of file that the caller says it is
	 * @param largest how many bytes it may have
	 * @param limits what a zip file may hold
	 */
	public Inspection(FileType declared, long largest, ZipLimits limits) {
		this.declared = declared;
		this.largest = largest;
		this.check = declared.check(limits);
	}

	/**
	 * Looks at the next part.
	 * @param part the part
	 * @return the same
	 * @throws RefusedFileException when the file is not taken
	 * @throws FileTooLargeException when it has too many bytes
	 */
	public byte[] pass(byte[] part) {
		this.size += part.length;
		if (this.size > this.largest) {
			throw new FileTooLargeException(this.largest);
		}
		this.digest.update(part);
		if (this.head == null) {
			this.check.accept(part);
		}
		else {
			this.head = Arrays.copyOf(this.head, this.head.length + part.length);
			System.arraycopy(part, 0, this.head, this.head.length - part.length, part.length);
			if (this.head.length >= FileType.HEAD) {
				begin(this.head);
			}
		}
		return part;
	}

	private void begin(byte[] begun) {
		this.declared.refuseUnlike(begun);
		this.head = null;
		this.check.accept(begun);
	}

	/**
	 * Says that no part is missing.
	 * @throws RefusedFileException when the file is not taken
	 */
	public void end() {
		if (this.size == 0) {
			throw RefusedFileException.content("empty");
		}
		if (this.head != null) {
			begin(this.head);
		}
		this.check.end();
		this.inspected = new Inspected(this.size, HexFormat.of().formatHex(this.digest.digest()));
	}

	/**
	 * What the file is.
	 * @return its size and digest
	 * @throws NullPointerException before the end
	 */
	public Inspected inspected() {
		return Objects.requireNonNull(this.inspected, "The file has not ended");
	}

	@Override
	public void close() {
		this.check.close();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	/**
	 * A file that is taken.
	 *
	 * @param size its bytes
	 * @param sha256 its digest, 64 hexadecimal digits in lower case
	 */
	public record Inspected(long size, String sha256) {
	}

}
