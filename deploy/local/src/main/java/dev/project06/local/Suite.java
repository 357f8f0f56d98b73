package dev.project06.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

import dev.project06.local.keycloak.Secrets;
import dev.project06.local.keycloak.Tokens;
import dev.project06.local.machine.Capacity;
import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.Part;
import dev.project06.local.process.PartRunner;
import dev.project06.local.process.ProcessRecords;

/**
 * A suite of real processes on the loopback address. Ends with the program that started
 * it, unless that lets it go.
 */
public final class Suite implements AutoCloseable {

	private final SuiteSettings settings;

	private final Ports ports;

	private final Secrets secrets;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final ProcessRecords records;

	private final PartRunner runner;

	private final Map<String, Duration> times = new TreeMap<>();

	private volatile boolean closesAtExit = true;

	private Suite(SuiteSettings settings, Ports ports) throws IOException {
		this.settings = settings;
		this.ports = ports;
		Files.createDirectories(settings.data());
		this.secrets = Secrets.of(settings.data());
		this.records = StopOrder.records(settings);
		this.runner = new PartRunner(this.records, settings.data().resolve("logs"), settings.progress(),
				settings.java());
	}

	/**
	 * Starts a suite and waits until all of it serves.
	 * @param settings what to start, where
	 * @return the running suite
	 * @throws dev.project06.local.machine.UnfitMachineException when the machine lacks
	 * something
	 * @throws dev.project06.local.process.PartFailedException when a part does not start;
	 * the others are stopped then
	 */
	public static Suite start(SuiteSettings settings) {
		try {
			Suite suite = new Suite(settings, Ports.of(settings.ports()));
			Capacity.of(settings.data()).requireEnough(settings.data());
			Runtime.getRuntime().addShutdownHook(new Thread(suite::closeAtExit, "suite-stop"));
			suite.startMissing();
			return suite;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Finds the suite that another program started and let go.
	 * @param settings where it keeps its data
	 * @return the suite, or nothing when none runs there
	 */
	public static Optional<Suite> find(SuiteSettings settings) {
		Optional<SuiteState> state = SuiteState.read(settings.data())
			.filter((found) -> !StopOrder.records(settings).running().isEmpty());
		if (state.isEmpty()) {
			return Optional.empty();
		}
		try {
			Suite suite = new Suite(settings, Ports.of(state.get().ports()));
			suite.closesAtExit = false;
			state.get().millis().forEach((part, millis) -> suite.times.put(part, Duration.ofMillis(millis)));
			return Optional.of(suite);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts the parts that do not run.
	 * @return their names
	 */
	public List<String> startMissing() {
		List<Part> missing = parts().stream().filter((part) -> this.records.find(part.name()).isEmpty()).toList();
		List<String> names = missing.stream().map(Part::name).toList();
		this.ports.requireFree(names);
		try {
			this.times.putAll(new StartOrder(new Reporting()).start(missing));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
		writeState(!this.closesAtExit);
		return names;
	}

	/**
	 * Starts one part and waits until it serves.
	 * @param part the name of the part
	 * @return how long it took
	 * @throws InterruptedException when the caller is stopped
	 */
	public Duration start(String part) throws InterruptedException {
		Part found = parts().stream()
			.filter((candidate) -> candidate.name().equals(part))
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException(part));
		Reporting reporting = new Reporting();
		reporting.prepare(found);
		return reporting.start(found);
	}

	/**
	 * Asks one part to stop and waits until it has.
	 * @param part the name of the part
	 */
	public void stop(String part) {
		this.runner.stop(part);
	}

	/**
	 * Ends one part at once, as a crash would, and waits until it is gone.
	 * @param part the name of the part
	 */
	public void kill(String part) {
		this.runner.kill(part);
	}

	/**
	 * Whether the process of a part lives.
	 * @param part the name of the part
	 * @return whether it does
	 */
	public boolean isRunning(String part) {
		return this.records.find(part).isPresent();
	}

	/**
	 * The parts that this suite is made of.
	 * @return their names
	 */
	public List<String> partNames() {
		return parts().stream().map(Part::name).toList();
	}

	private Collection<Part> parts() {
		try {
			return new SuiteParts(this.settings, this.ports, this.secrets, this.client).all();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets the suite live on when this program ends. */
	public void release() {
		this.closesAtExit = false;
		writeState(true);
	}

	private void writeState(boolean background) {
		Map<String, Long> millis = new TreeMap<>();
		this.times.forEach((part, time) -> millis.put(part, time.toMillis()));
		new SuiteState(this.ports.numbers(), background, millis).write(this.settings.data());
	}

	/**
	 * The address of something that listens.
	 * @param port who
	 * @return its address, without a path
	 */
	public URI address(Port port) {
		return URI.create("http://127.0.0.1:" + this.ports.number(port));
	}

	/**
	 * The data directory.
	 * @return where everything is kept
	 */
	public Path data() {
		return this.settings.data();
	}

	/**
	 * Secrets of this suite.
	 * @return the secrets
	 */
	public Secrets secrets() {
		return this.secrets;
	}

	/**
	 * Gets access tokens from this suite's Keycloak.
	 * @return the source of tokens
	 */
	public Tokens tokens() {
		return new Tokens(this.client, address(Port.KEYCLOAK), this.secrets);
	}

	/**
	 * How long each part took from the start of its process until it served.
	 * @return times by the name of the part
	 */
	public Map<String, Duration> times() {
		return Map.copyOf(this.times);
	}

	/** Stops everything: first the services, then what they stand on. */
	@Override
	public void close() {
		this.closesAtExit = false;
		StopOrder.stopAll(this.settings);
	}

	private void closeAtExit() {
		if (this.closesAtExit) {
			close();
		}
	}

	private final class Reporting implements StartOrder.Starter {

		@Override
		public void prepare(Part part) throws InterruptedException {
			Suite.this.runner.prepare(part);
		}

		@Override
		public Duration start(Part part) throws InterruptedException {
			Duration time = Suite.this.runner.start(part);
			Suite.this.settings.progress().report(part.name(), "ready in %.1f s".formatted(time.toMillis() / 1000.0));
			return time;
		}

	}

}
