package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a part may do while it is prepared.
 */
public interface Steps {

	/**
	 * Tells of a step that takes a while.
	 * @param message what is done now
	 */
	void report(String message);

	/**
	 * Runs a program to its end; its output goes to the part's log.
	 * @param program the program
	 * @throws IOException when it cannot be started
	 * @throws InterruptedException when the start is given up
	 * @throws PartFailedException when it ends with another code than zero
	 */
	void run(ProcessBuilder program) throws IOException, InterruptedException;

	/**
	 * Runs work that no second launcher may do at the same time.
	 * @param lock the file that stands for the work
	 * @param work the work
	 * @throws IOException when a file cannot be read or written
	 * @throws InterruptedException when the start is given up
	 */
	void alone(Path lock, Work work) throws IOException, InterruptedException;

	/**
	 * A piece of preparation.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Does it.
		 * @throws IOException when a file cannot be read or written
		 * @throws InterruptedException when the start is given up
		 */
		void run() throws IOException, InterruptedException;

	}

}
