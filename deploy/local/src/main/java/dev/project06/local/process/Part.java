package dev.project06.local.process;

import java.io.IOException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One process of the suite.
 */
public interface Part {

	/**
	 * The name that people use for it.
	 * @return the name, also of its log file
	 */
	String name();

	/**
	 * What must be ready before this part starts.
	 * @return names of parts
	 */
	default Set<String> after() {
		return Set.of();
	}

	/**
	 * Does once what the part needs before its first start; quick when it is done.
	 * @param steps hears of what takes long
	 * @throws IOException when a file cannot be read or written
	 * @throws InterruptedException when the start is given up
	 */
	void prepare(Steps steps) throws IOException, InterruptedException;

	/**
	 * The command that runs it, known once it is prepared.
	 * @return the command
	 */
	JavaCommand command();

	/**
	 * Where the virtual machine keeps what makes the next start quick.
	 * @return the cache, or {@code null} when this part has none
	 */
	default @Nullable StartUpCache startUpCache() {
		return null;
	}

	/**
	 * Tells when it serves.
	 * @return the check, asked again and again
	 */
	Readiness readiness();

}
