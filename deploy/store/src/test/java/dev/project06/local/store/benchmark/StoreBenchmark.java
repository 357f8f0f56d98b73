package dev.project06.local.store.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.project06.local.store.StoreChild;

/**
 * Measures operations per second of a store of its own process, through the driver, at a
 * small and a large number of documents, and prints them as a table. Run it with
 * {@code deploy/store/benchmark}.
 */
public final class StoreBenchmark {

	private static final int CALLERS = 32;

	private static final int WARM_UP_CALLS = 10_000;

	private static final int CALLS = 10_000;

	private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

	private final Map<String, List<Double>> busyMicros = new LinkedHashMap<>();

	private final List<String> notes = new ArrayList<>();

	private StoreBenchmark() {
	}

	/**
	 * Runs the benchmark.
	 * @param arguments the numbers of documents; 10000 and 200000 when none are given
	 * @throws Exception when a store does not start
	 */
	public static void main(String[] arguments) throws Exception {
		List<Integer> sizes = (arguments.length > 0) ? List.of(arguments).stream().map(Integer::valueOf).toList()
				: List.of(10_000, 200_000);
		StoreBenchmark benchmark = new StoreBenchmark();
		benchmark.run(sizes);
		benchmark.print(sizes);
	}

	private void run(List<Integer> sizes) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("store-benchmark");
		Path file = folder.resolve("store.db");
		try (StoreChild store = StoreChild.start(file);
				MongoClient client = MongoClients.create(store.connectionString())) {
			Dossiers warmUp = new Dossiers(client.getDatabase("benchmark").getCollection("warm-up"));
			warmUp.load(sizes.getFirst());
			operations(warmUp).forEach((name, operation) -> Callers.repeat(CALLERS, WARM_UP_CALLS, operation));
			Dossiers dossiers = new Dossiers(client.getDatabase("benchmark").getCollection("dossiers"));
			for (int size : sizes) {
				dossiers.load(size);
				operations(dossiers).forEach((name, operation) -> measure(name, operation, store));
				this.notes.add("%,d documents: file %,d MB, resident %,d MB".formatted(size,
						Files.size(file) / 1_000_000, store.residentMegabytes()));
			}
		}
		long begin = System.nanoTime();
		StoreChild.start(file).close();
		this.notes.add("opened again and closed in %,d ms, file %,d MB"
			.formatted(Duration.ofNanos(System.nanoTime() - begin).toMillis(), Files.size(file) / 1_000_000));
		Files.delete(file);
		Files.delete(folder);
	}

	private static Map<String, Runnable> operations(Dossiers dossiers) {
		Map<String, Runnable> operations = new LinkedHashMap<>();
		operations.put("find by _id", dossiers::findById);
		operations.put("find by holder", dossiers::findByHolder);
		operations.put("find by agency, the newest 20", dossiers::findByAgency);
		operations.put("update by _id and version", dossiers::update);
		operations.put("insert", dossiers::insert);
		return operations;
	}

	private void measure(String name, Runnable operation, StoreChild store) {
		Callers.repeat(CALLERS, CALLS / 4, operation);
		Duration before = store.busy();
		double rate = Callers.repeat(CALLERS, CALLS, operation);
		double micros = store.busy().minus(before).toNanos() / 1e3 / CALLS;
		this.perSecond.computeIfAbsent(name, (added) -> new ArrayList<>()).add(rate);
		this.busyMicros.computeIfAbsent(name, (added) -> new ArrayList<>()).add(micros);
		System.err.printf("%s: %,.0f/s, %,.0f µs of the store%n", name, rate, micros);
	}

	private void print(List<Integer> sizes) {
		StringBuilder table = new StringBuilder("| operations per second |");
		sizes.forEach((size) -> table.append(" %,d documents |".formatted(size)));
		table.append(" ratio | processor time of the store for one, ratio |\n|---|")
			.append("---:|".repeat(sizes.size() + 2))
			.append('\n');
		this.perSecond.forEach((name, rates) -> {
			List<Double> micros = this.busyMicros.getOrDefault(name, List.of());
			table.append("| ").append(name).append(" |");
			rates.forEach((rate) -> table.append(" %,.0f |".formatted(rate)));
			table.append(" %.2f | %,.0f µs, %.2f |%n".formatted(rates.getLast() / rates.getFirst(), micros.getLast(),
					micros.getLast() / micros.getFirst()));
		});
		System.out.println(table);
		System.out.printf("%d callers, %d processors, documents of about 1 KB, store with -Xmx%s%n", CALLERS,
				Runtime.getRuntime().availableProcessors(), StoreChild.HEAP);
		this.notes.forEach(System.out::println);
	}

}
