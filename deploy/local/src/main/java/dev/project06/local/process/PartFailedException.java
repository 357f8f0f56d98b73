package dev.project06.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * A part ended, or did not become ready, while the suite was starting.
 */
public final class PartFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String part;

	private final transient List<String> lastLines;

	PartFailedException(String part, String what, Path log, List<String> lastLines) {
		super("%s %s; log: %s".formatted(part, what, log));
		this.part = part;
		this.lastLines = List.copyOf(lastLines);
	}

	/**
	 * Which part it was.
	 * @return its name
	 */
	public String part() {
		return this.part;
	}

	/**
	 * What the part said last.
	 * @return the end of its log
	 */
	public List<String> lastLines() {
		return this.lastLines;
	}

}
