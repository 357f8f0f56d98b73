package dev.project06.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Jars;
import dev.project06.local.process.Part;
import dev.project06.local.process.PlainLogging;
import dev.project06.local.process.Readiness;
import dev.project06.local.process.StartUpCache;
import dev.project06.local.process.Steps;

/**
 * A Kafka broker that is its own controller and keeps its data.
 */
public final class KafkaPart implements Part {

	/** The name of the part. */
	public static final String NAME = "kafka";

	private final Ports ports;

	private final Path directory;

	private final Jars jars;

	private final Path caches;

	/**
	 * A broker on the loopback address.
	 * @param ports where it listens
	 * @param directory keeps its data and settings
	 * @param jars its class path
	 * @param caches keeps its start-up cache
	 */
	public KafkaPart(Ports ports, Path directory, Jars jars, Path caches) {
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
	public void prepare(Steps steps) throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		Files.writeString(settings(), new BrokerSettings(this.ports, data()).text());
		PlainLogging.in(this.directory).write();
		if (!Files.exists(data().resolve("meta.properties"))) {
			steps.report("formatting its storage (once)");
			steps.run(run("kafka.tools.StorageTool", "format", "--standalone", "--cluster-id", clusterId(), "--config",
					settings().toString())
				.withOptions("-XX:TieredStopAtLevel=1")
				.process(List.of()));
		}
	}

	@Override
	public JavaCommand command() {
		return run("kafka.Kafka", settings().toString());
	}

	private JavaCommand run(String... program) {
		return new JavaCommand(
				List.of("-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow",
						"--enable-native-access=ALL-UNNAMED", PlainLogging.in(this.directory).option()),
				List.of(program), Map.of(), this.directory)
			.withClassPath(this.jars.paths());
	}

	@Override
	public StartUpCache startUpCache() {
		return StartUpCache.aheadOfTime(this.caches.resolve("kafka-" + this.jars.key() + ".aot"));
	}

	@Override
	public Readiness readiness() {
		return Readiness.port(this.ports.number(Port.KAFKA));
	}

	private Path settings() {
		return this.directory.resolve("server.properties");
	}

	private Path data() {
		return this.directory.resolve("data");
	}

	private static String clusterId() {
		java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(16);
		java.util.UUID id = java.util.UUID.randomUUID();
		bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
		return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

}
