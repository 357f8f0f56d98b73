package dev.project06.local.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.Jars;
import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Part;
import dev.project06.local.process.Readiness;
import dev.project06.local.process.StartUpCache;
import dev.project06.local.process.Steps;

/**
 * Keycloak with the realm of the suite. The distribution is shared; what one suite writes
 * lies in its own home, which points to the distribution for everything else.
 */
public final class KeycloakPart implements Part {

	/** The name of the part. */
	public static final String NAME = "keycloak";

	private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes");

	private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", "--health-enabled=true",
			"--metrics-enabled=true");

	/** As the distribution's own script sets them. */
	private static final List<String> JAVA_OPTIONS = List.of("-XX:MaxMetaspaceSize=256m", "-Dfile.encoding=UTF-8",
			"-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-XX:+ExitOnOutOfMemoryError",
			"--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
			"--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Duser.language=en",
			"-Duser.country=US",
			"-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
			"-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
			"-Dquarkus-log-max-startup-records=10000");

	private final Ports ports;

	private final KeycloakFiles files;

	private final Secrets secrets;

	private final HttpClient client;

	/**
	 * A Keycloak on the loopback address.
	 * @param ports where it listens
	 * @param files what it reads and writes
	 * @param secrets its administrator's password and those of the realm's clients
	 * @param client asks for its health
	 */
	public KeycloakPart(Ports ports, KeycloakFiles files, Secrets secrets, HttpClient client) {
		this.ports = ports;
		this.files = files;
		this.secrets = secrets;
		this.client = client;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public void prepare(Steps steps) throws IOException, InterruptedException {
		Path lock = this.files.distribution().resolveSibling("build.lock");
		steps.alone(lock, () -> buildOnce(steps));
		Path imports = this.files.home().resolve("data/import");
		Files.createDirectories(imports);
		Files.copy(this.files.realm(), imports.resolve("project06-realm.json"), StandardCopyOption.REPLACE_EXISTING);
		for (String name : SHARED) {
			Path link = this.files.home().resolve(name);
			Files.deleteIfExists(link);
			Files.createSymbolicLink(link, this.files.distribution().resolve(name));
		}
	}

	private void buildOnce(Steps steps) throws IOException, InterruptedException {
		Path built = this.files.distribution().resolve("lib/quarkus/project06-options");
		String options = String.join(" ", BUILD_OPTIONS);
		if (Files.exists(built) && Files.readString(built).equals(options)) {
			return;
		}
		steps.report("optimising (once, about half a minute)");
		List<String> line = new ArrayList<>(List.of("sh", this.files.distribution().resolve("bin/kc.sh").toString()));
		line.add("build");
		line.addAll(BUILD_OPTIONS);
		ProcessBuilder build = new ProcessBuilder(line);
		build.environment().put("JAVA_HOME", System.getProperty("java.home"));
		build.environment().remove("JAVA_OPTS");
		steps.run(build);
		Files.writeString(built, options);
	}

	@Override
	public JavaCommand command() {
		Path home = this.files.home();
		List<String> options = new ArrayList<>(List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC"));
		options.addAll(JAVA_OPTIONS);
		options.add("-Dkc.home.dir=" + home);
		options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
		return new JavaCommand(options,
				List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized", "--import-realm",
						"--cache=local", "--http-enabled=true", "--http-host=127.0.0.1",
						"--http-port=" + this.ports.number(Port.KEYCLOAK), "--http-management-host=127.0.0.1",
						"--http-management-port=" + this.ports.number(Port.KEYCLOAK_MANAGEMENT),
						"--hostname=http://127.0.0.1:" + this.ports.number(Port.KEYCLOAK), "--log-console-color=false",
						"--log-level=INFO,io.smallrye.health:ERROR"),
				Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", Secrets.KEYCLOAK_ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD",
						this.secrets.keycloakAdmin(), "AGENCY_DEMO_SECRET", this.secrets.agencyDemo(),
						"RECORDS_SERVICE_SECRET", this.secrets.recordsService(), "VNEID_ISSUER",
						"http://127.0.0.1:" + this.ports.number(Port.GATEWAY) + "/api/identity/oidc/default"),
				home)
			.withClassPath(List.of(this.files.distribution().resolve("lib/quarkus-run.jar")));
	}

	@Override
	public StartUpCache startUpCache() {
		Path built = this.files.distribution().resolve("lib/quarkus/generated-bytecode.jar");
		try {
			String key = Jars.key(List.of(built));
			return StartUpCache.classData(this.files.caches().resolve("keycloak-" + key + ".jsa"));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Override
	public Readiness readiness() {
		return Readiness.http(this.client,
				URI.create("http://127.0.0.1:" + this.ports.number(Port.KEYCLOAK_MANAGEMENT) + "/health/ready"));
	}

}
