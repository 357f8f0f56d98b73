package dev.project06.local.process;

/**
 * Hears what happens to each part while the suite starts and stops.
 */
@FunctionalInterface
public interface Progress {

	/** Tells nobody. */
	Progress SILENT = (part, message) -> {
	};

	/**
	 * Tells one step of one part.
	 * @param part the name of the part
	 * @param message what it does now
	 */
	void report(String part, String message);

}
