package dev.project06.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import dev.project06.local.process.PartRunner;
import dev.project06.local.process.ProcessRecords;

/**
 * Stops parts side by side: first the services, then what they stand on.
 */
final class StopOrder {

	private static final List<String> FOUNDATIONS = List.of("keycloak", "kafka", "store");

	private StopOrder() {
	}

	/**
	 * Stops whatever was started with a data directory, also what a crashed launcher
	 * left.
	 * @param settings where the data lie
	 * @return the names of the parts that were stopped
	 */
	static List<String> stopAll(SuiteSettings settings) {
		ProcessRecords records = records(settings);
		PartRunner runner = new PartRunner(records, settings.data().resolve("logs"), settings.progress(),
				settings.java());
		List<String> running = records.running();
		stop(runner, running, (part) -> !FOUNDATIONS.contains(part));
		stop(runner, running, FOUNDATIONS::contains);
		SuiteState.delete(settings.data());
		return running;
	}

	static ProcessRecords records(SuiteSettings settings) {
		return new ProcessRecords(settings.data().resolve("run"));
	}

	private static void stop(PartRunner runner, List<String> running, Predicate<String> which) {
		CompletableFuture
			.allOf(running.stream()
				.filter(which)
				.map((part) -> CompletableFuture.runAsync(() -> runner.stop(part)))
				.toArray(CompletableFuture[]::new))
			.join();
	}

}
