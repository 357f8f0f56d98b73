package dev.project06.local.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Part;
import dev.project06.local.process.Readiness;
import dev.project06.local.process.StartUpCache;
import dev.project06.local.process.Steps;

/**
 * A service of the suite: its packaged jar is extracted once, then started from there.
 */
public final class ServicePart implements Part {

	private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

	private final ServiceKind kind;

	private final Path home;

	private final ExtractedService extracted;

	private final Map<String, String> environment;

	private final Path data;

	private final Readiness readiness;

	private ServicePart(ServiceKind kind, Path home, ExtractedService extracted, Map<String, String> environment,
			Path data, Readiness readiness) {
		this.kind = kind;
		this.home = home;
		this.extracted = extracted;
		this.environment = environment;
		this.data = data;
		this.readiness = readiness;
	}

	/**
	 * A service on the loopback address.
	 * @param kind which service
	 * @param place where it finds everything
	 * @param client asks for its health
	 * @return the part
	 */
	public static ServicePart of(ServiceKind kind, ServicePlace place, HttpClient client) {
		Path data = place.data().resolve(kind.partName());
		URI health = URI
			.create("http://127.0.0.1:" + place.ports().number(kind.healthPort()) + "/actuator/health/readiness");
		return new ServicePart(kind, place.root(), new ExtractedService(kind.partName(), place.caches()),
				kind.environment(place, data), data, Readiness.http(client, health));
	}

	@Override
	public String name() {
		return this.kind.partName();
	}

	@Override
	public Set<String> after() {
		return this.kind.after();
	}

	@Override
	public void prepare(Steps steps) throws IOException, InterruptedException {
		Files.createDirectories(this.data);
		this.extracted.use(this.kind.jar(this.home), steps);
	}

	@Override
	public JavaCommand command() {
		return new JavaCommand(OPTIONS, List.of("-jar", this.extracted.jar().toString()), this.environment, this.data);
	}

	@Override
	public StartUpCache startUpCache() {
		return StartUpCache.aheadOfTime(this.extracted.cache());
	}

	@Override
	public Readiness readiness() {
		return this.readiness;
	}

}
