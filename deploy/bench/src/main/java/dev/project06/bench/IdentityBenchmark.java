package dev.project06.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.project06.bench.Load.Result;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how fast identity-service answers through the gateway. Run by
 * {@code deploy/bench/identity}, which starts the suite with fresh data and the
 * optimising compiler, and gives it tokens.
 */
public final class IdentityBenchmark {

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private static final int PEOPLE = 1000;

	private final Api gateway;

	private final Api identity;

	private final String token;

	private final Duration length;

	private IdentityBenchmark(Map<String, String> environment) {
		this.gateway = new Api(environment.getOrDefault("BENCH_GATEWAY", "http://127.0.0.1:8080"));
		this.identity = new Api(environment.getOrDefault("BENCH_IDENTITY", "http://127.0.0.1:8081"));
		this.token = environment.getOrDefault("BENCH_TOKEN", "");
		this.length = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("BENCH_SECONDS", "30")));
	}

	/**
	 * Runs it.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		new IdentityBenchmark(System.getenv()).run();
	}

	private void run() {
		List<String> confirmations = confirmations();
		OUT.println("Warming up with confirmations (làm nóng)");
		Load.flatOut(32, this.length, (i) -> confirm(confirmations, i));
		List<String> rows = new ArrayList<>();
		for (int rate : List.of(250, 500, 1000)) {
			OUT.println("Confirming at " + rate + " a second");
			rows.add(Load.atRate(rate, this.length, (i) -> confirm(confirmations, i))
				.row("confirm, " + rate + "/s sent"));
		}
		OUT.println("Confirming without a pause");
		rows.add(Load.flatOut(32, this.length, (i) -> confirm(confirmations, i)).row("confirm, 32 callers"));
		OUT.println();
		OUT.println(Result.head());
		rows.forEach(OUT::println);
		OUT.println();
		OUT.printf("heap of identity-service: %.0f MiB used of %.0f%n", heap("used"), heap("max"));
	}

	private Mono<Void> confirm(List<String> confirmations, long i) {
		return this.gateway.post("/api/identity/v1/confirmations", this.token,
				confirmations.get((int) (i % confirmations.size())), 200);
	}

	private List<String> confirmations() {
		JsonMapper json = new JsonMapper();
		List<String> confirmations = new ArrayList<>();
		for (int seed = 0; confirmations.size() < PEOPLE; seed++) {
			for (JsonNode one : this.gateway.get("/api/identity/v1/sandbox/people?count=100&seed=bench" + seed,
					this.token)) {
				confirmations.add(json.writeValueAsString(Map.of("citizenId", one.get("citizenId").asString(),
						"fullName", one.get("fullName").asString(), "birthDate", one.get("birthDate").asString(),
						"purpose", Map.of("procedure", "1.004222", "legalBasis", "Luật Căn cước 26/2023/QH15"))));
			}
		}
		return confirmations;
	}

	private double heap(String what) {
		return this.identity.text("/actuator/prometheus", this.token)
			.lines()
			.filter((line) -> line.startsWith("jvm_memory_" + what + "_bytes{") && line.contains("area=\"heap\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum() / (1 << 20);
	}

}
