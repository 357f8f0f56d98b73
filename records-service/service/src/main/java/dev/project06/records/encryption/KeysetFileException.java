package dev.project06.records.encryption;

import java.nio.file.Path;

/**
 * The file with the keysets can neither be read nor made. The message is one line that
 * names the file and never holds a part of it.
 */
public final class KeysetFileException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	KeysetFileException(Path file, String reason) {
		super("Keyset file " + file + " " + reason);
	}

}
