package dev.project06.local.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.Jars;
import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Part;
import dev.project06.local.process.PlainLogging;
import dev.project06.local.process.Readiness;
import dev.project06.local.process.StartUpCache;
import dev.project06.local.process.Steps;

/**
 * The embedded document store.
 */
public final class StorePart implements Part {

	/** The name of the part. */
	public static final String NAME = "store";

	private final Ports ports;

	private final Path directory;

	private final Jars jars;

	private final Path caches;

	/**
	 * A store on the loopback address.
	 * @param ports where it listens
	 * @param directory keeps its file
	 * @param jars its class path
	 * @param caches keeps its start-up cache
	 */
	public StorePart(Ports ports, Path directory, Jars jars, Path caches) {
		this.ports = ports;
		this.directory = directory;
		this.jars = jars;
		this.caches = caches;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public void prepare(Steps steps) throws IOException {
		Files.createDirectories(this.directory);
		PlainLogging.in(this.directory).write();
	}

	@Override
	public JavaCommand command() {
		return new JavaCommand(
				List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow", PlainLogging.in(this.directory).option()),
				List.of("dev.project06.local.store.EmbeddedStore", "--file",
						this.directory.resolve("records.mv").toString(), "--host", "127.0.0.1", "--port",
						Integer.toString(this.ports.number(Port.STORE))),
				Map.of(), this.directory)
			.withClassPath(this.jars.paths());
	}

	@Override
	public StartUpCache startUpCache() {
		return StartUpCache.aheadOfTime(this.caches.resolve("store-" + this.jars.key() + ".aot"));
	}

	@Override
	public Readiness readiness() {
		return Readiness.port(this.ports.number(Port.STORE));
	}

}
