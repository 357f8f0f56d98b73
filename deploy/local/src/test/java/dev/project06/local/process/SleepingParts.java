package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Real virtual machines that do nothing for a while.
 */
final class SleepingParts {

	private final List<Process> started = new ArrayList<>();

	Process start(String option) throws IOException {
		Path program = program();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
				program.toString())
			.start();
		this.started.add(process);
		return process;
	}

	static Path program() throws IOException {
		Path program = Files.createTempFile("Sleep", ".java");
		program.toFile().deleteOnExit();
		Files.writeString(program, "void main() throws Exception { Thread.sleep(60_000); }");
		return program;
	}

	void end() throws InterruptedException {
		for (Process process : this.started) {
			process.destroyForcibly().waitFor();
		}
	}

}
