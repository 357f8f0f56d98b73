package dev.project06.local.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

/**
 * A store in a process of its own.
 */
public final class StoreChild implements AutoCloseable {

	/** How much heap it may use. */
	public static final String HEAP = "512m";

	private final Process process;

	private final String connectionString;

	private StoreChild(Process process, String connectionString) {
		this.process = process;
		this.connectionString = connectionString;
	}

	/**
	 * Starts one at a free port.
	 * @param file its file
	 * @return the running store
	 * @throws IOException when it does not start
	 */
	public static StoreChild start(Path file) throws IOException {
		Process process = command("--file", file.toString(), "--port", "0")
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		String ready = lines.readLine();
		if (ready == null) {
			throw new IOException("The store did not start");
		}
		return new StoreChild(process, address(ready));
	}

	static ProcessBuilder command(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP, "-cp",
						System.getProperty("java.class.path"), EmbeddedStore.class.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command);
	}

	static String awaitReady(Path log) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> address(Files.readString(log)), (address) -> address.startsWith("mongodb"));
	}

	private static String address(String line) {
		return line.replaceFirst("(?s).*(mongodb://[^,]+).*", "$1");
	}

	/**
	 * Where it listens.
	 * @return a connection string
	 */
	public String connectionString() {
		return this.connectionString;
	}

	/**
	 * Ends it without warning.
	 */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * How long it has kept processors busy.
	 * @return the time of all of them
	 */
	public Duration busy() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/**
	 * How much memory the process holds.
	 * @return megabytes, 0 where the system does not tell
	 * @throws IOException when the process is gone
	 */
	public long residentMegabytes() throws IOException {
		Path status = Path.of("/proc", String.valueOf(this.process.pid()), "status");
		return Files.exists(status) ? Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1_000)
			.sum() : 0;
	}

	/**
	 * Asks it to end and waits until it has.
	 */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
