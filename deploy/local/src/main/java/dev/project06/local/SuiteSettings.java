package dev.project06.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.JavaSettings;
import dev.project06.local.process.Progress;

/**
 * What to start, where.
 *
 * @param root the project's directory
 * @param data keeps all that survives a restart
 * @param ports the ports that are not the usual ones; 0 picks a free one
 * @param skipped names of parts not to start
 * @param progress hears what happens
 * @param java how the virtual machines run
 */
public record SuiteSettings(Path root, Path data, Map<Port, Integer> ports, Set<String> skipped, Progress progress,
		JavaSettings java) {

	/** Names the data directory. */
	static final String DATA = "PROJECT06_DATA";

	/** Names the parts not to start, with commas between. */
	static final String SKIP = "PROJECT06_SKIP";

	/** Options of every virtual machine, with spaces between. */
	static final String JAVA_OPTIONS = "PROJECT06_JAVA_OPTIONS";

	private static final String REALM = "deploy/keycloak/project06-realm.json";

	public SuiteSettings {
		root = root.toAbsolutePath().normalize();
		data = data.toAbsolutePath().normalize();
		ports = Map.copyOf(ports);
		skipped = Set.copyOf(skipped);
	}

	/**
	 * Settings for a test: every port free, start-up caches used where there are some.
	 * @param data an empty directory
	 * @return the settings
	 */
	public static SuiteSettings temporary(Path data) {
		Map<Port, Integer> free = new EnumMap<>(Port.class);
		for (Port port : Port.values()) {
			free.put(port, Ports.ANY);
		}
		return new SuiteSettings(findRoot(), data, free, Set.of(), Progress.SILENT,
				new JavaSettings(false, List.of(), Map.of()));
	}

	/**
	 * The settings of the person at this machine: the environment first, then the file
	 * {@code deploy/local.env}.
	 * @param environment the environment
	 * @return the settings
	 * @throws UsageException when a setting cannot be understood
	 */
	public static SuiteSettings of(Map<String, String> environment) {
		Path root = findRoot();
		Map<String, String> all = new HashMap<>(file(root.resolve("deploy/local.env")));
		all.putAll(environment);
		Map<Port, Integer> ports = new EnumMap<>(Port.class);
		for (Port port : Port.values()) {
			String value = all.getOrDefault(port.setting(), "");
			if (!value.isBlank()) {
				ports.put(port, number(port.setting(), value.strip()));
			}
		}
		String data = all.getOrDefault(DATA, "");
		return new SuiteSettings(root, data.isBlank() ? root.resolve("deploy/local/.data") : Path.of(data.strip()),
				ports, skipped(all.getOrDefault(SKIP, "")), Progress.SILENT,
				new JavaSettings(true, words(all.getOrDefault(JAVA_OPTIONS, "")), Map.of()));
	}

	private static List<String> words(String value) {
		return Stream.of(value.strip().split("\\s+")).filter((word) -> !word.isEmpty()).toList();
	}

	private static Set<String> skipped(String value) {
		Set<String> known = Stream.of(Port.values()).map(Port::part).collect(Collectors.toSet());
		Set<String> skipped = Stream.of(value.split(",", -1))
			.map(String::strip)
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.toSet());
		skipped.stream().filter((part) -> !known.contains(part)).findFirst().ifPresent((part) -> {
			throw new UsageException(
					"%s=%s names no part: there are %s".formatted(SKIP, part, String.join(", ", new TreeSet<>(known))));
		});
		return skipped;
	}

	/**
	 * The same with somebody who listens.
	 * @param listener hears what happens
	 * @return changed settings
	 */
	public SuiteSettings withProgress(Progress listener) {
		return new SuiteSettings(this.root, this.data, this.ports, this.skipped, listener, this.java);
	}

	/**
	 * The same with other ports.
	 * @param changed the ports that are not the usual ones; 0 picks a free one
	 * @return changed settings
	 */
	public SuiteSettings withPorts(Map<Port, Integer> changed) {
		return new SuiteSettings(this.root, this.data, changed, this.skipped, this.progress, this.java);
	}

	/**
	 * The same without some parts.
	 * @param parts names of parts
	 * @return changed settings
	 */
	public SuiteSettings without(String... parts) {
		return new SuiteSettings(this.root, this.data, this.ports, Set.of(parts), this.progress, this.java);
	}

	/**
	 * The same with start-up caches recorded, for a suite that restarts its parts often.
	 * @return changed settings
	 */
	public SuiteSettings recordingCaches() {
		return new SuiteSettings(this.root, this.data, this.ports, this.skipped, this.progress,
				new JavaSettings(true, this.java.options(), this.java.environment()));
	}

	/**
	 * The same with variables for every part.
	 * @param variables the variables, which a part's own override
	 * @return changed settings
	 */
	public SuiteSettings withEnvironment(Map<String, String> variables) {
		return new SuiteSettings(this.root, this.data, this.ports, this.skipped, this.progress,
				new JavaSettings(this.java.recordsCaches(), this.java.options(), variables));
	}

	private static Map<String, String> file(Path file) {
		Properties properties = new Properties();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				properties.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		Map<String, String> settings = new HashMap<>();
		properties.stringPropertyNames().forEach((name) -> settings.put(name, properties.getProperty(name)));
		return settings;
	}

	private static int number(String setting, String value) {
		if (value.matches("\\d{1,5}") && Integer.parseInt(value) < 65_536) {
			return Integer.parseInt(value);
		}
		throw new UsageException("%s=%s is no port: give a number from 0 to 65535".formatted(setting, value));
	}

	private static Path findRoot() {
		for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
			if (Files.exists(path.resolve(REALM))) {
				return path;
			}
		}
		throw new UsageException("Not inside the project: no " + REALM + " here or above");
	}

}
