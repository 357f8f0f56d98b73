package dev.project06.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program with everything it is given.
 *
 * @param options options of the virtual machine
 * @param program what to run: {@code -jar app.jar} or a main class, with its arguments
 * @param environment variables besides those of the launcher
 * @param directory the working directory
 */
public record JavaCommand(List<String> options, List<String> program, Map<String, String> environment, Path directory) {

	public JavaCommand {
		options = List.copyOf(options);
		program = List.copyOf(program);
		environment = Map.copyOf(environment);
	}

	/**
	 * The same program with the class path put where it does not crowd the process list.
	 * @param jars the class path in its order
	 * @return the changed command
	 */
	public JavaCommand withClassPath(List<Path> jars) {
		Map<String, String> changed = new HashMap<>(this.environment);
		changed.put("CLASSPATH", String.join(java.io.File.pathSeparator, jars.stream().map(Path::toString).toList()));
		return new JavaCommand(this.options, this.program, changed, this.directory);
	}

	/**
	 * The same program with further options of the virtual machine, put first.
	 * @param first the further options
	 * @return the changed command
	 */
	public JavaCommand withOptions(String... first) {
		List<String> changed = new ArrayList<>(List.of(first));
		changed.addAll(this.options);
		return new JavaCommand(changed, this.program, this.environment, this.directory);
	}

	/**
	 * The same program as the settings of all programs want it: their options come last,
	 * where they override the others.
	 * @param settings the settings
	 * @return the changed command
	 */
	JavaCommand overriddenBy(JavaSettings settings) {
		List<String> changed = new ArrayList<>(this.options);
		changed.addAll(settings.options());
		Map<String, String> variables = new HashMap<>(settings.environment());
		variables.putAll(this.environment);
		return new JavaCommand(changed, this.program, variables, this.directory);
	}

	/**
	 * A process of this command that is not started yet.
	 * @param prefix a program that starts the command, or nothing
	 * @return the builder, with errors joined to the output
	 */
	public ProcessBuilder process(List<String> prefix) {
		List<String> line = new ArrayList<>(prefix);
		line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		line.addAll(this.options);
		line.addAll(this.program);
		ProcessBuilder builder = new ProcessBuilder(line).directory(this.directory.toFile()).redirectErrorStream(true);
		builder.environment().remove("CLASSPATH");
		builder.environment().putAll(this.environment);
		return builder;
	}

}
