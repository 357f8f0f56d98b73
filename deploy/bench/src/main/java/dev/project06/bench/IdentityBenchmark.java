package dev.project06.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

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

	private static final int CALLERS = 32;

	private final Map<String, String> environment;

	private final Api gateway;

	private final Api identity;

	private final String token;

	private final Duration length;

	private final List<String> rows = new ArrayList<>();

	private IdentityBenchmark(Map<String, String> environment) {
		this.environment = environment;
		this.gateway = new Api(environment.getOrDefault("BENCH_GATEWAY", "http://127.0.0.1:8080"));
		this.identity = new Api(environment.getOrDefault("BENCH_IDENTITY", "http://127.0.0.1:8081"));
		this.token = environment.getOrDefault("BENCH_TOKEN", "");
		this.length = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("BENCH_SECONDS", "30")));
	}

	/**
	 * Runs a part of it.
	 * @param arguments the part: {@code confirm}, {@code codes} or {@code bulk}
	 */
	public static void main(String[] arguments) {
		IdentityBenchmark benchmark = new IdentityBenchmark(System.getenv());
		switch ((arguments.length == 1) ? arguments[0] : "") {
			case "confirm" -> benchmark.confirmations();
			case "codes" -> benchmark.codes();
			case "bulk" -> benchmark.bulk();
			default -> throw new IllegalArgumentException("One of confirm, codes, bulk");
		}
		OUT.printf("heap of identity-service: %.0f MiB used of %.0f%n%n", benchmark.heap("used"),
				benchmark.heap("max"));
	}

	private void print() {
		OUT.println();
		OUT.println(Result.head());
		this.rows.forEach(OUT::println);
		OUT.println();
	}

	private void confirmations() {
		List<String> confirmations = people().map((one) -> text(Map.of("citizenId", one.get("citizenId"), "fullName",
				one.get("fullName"), "birthDate", one.get("birthDate"), "purpose",
				Map.of("procedure", "1.004222", "legalBasis", "Luật Căn cước 26/2023/QH15"))))
			.toList();
		OUT.println("Warming up with confirmations (làm nóng)");
		Load.flatOut(CALLERS, this.length.multipliedBy(2), (i) -> confirm(confirmations, i));
		for (int rate : List.of(250, 500, 1000)) {
			OUT.println("Confirming at " + rate + " a second");
			Load.atRate(rate, this.length.dividedBy(4), (i) -> confirm(confirmations, i));
			this.rows.add(Load.atRate(rate, this.length, (i) -> confirm(confirmations, i))
				.row("confirm, " + rate + "/s sent"));
		}
		OUT.println("Confirming without a pause");
		this.rows.add(Load.flatOut(CALLERS, this.length, (i) -> confirm(confirmations, i))
			.row("confirm, " + CALLERS + " callers"));
		print();
	}

	private Mono<Void> confirm(List<String> confirmations, long i) {
		return this.gateway.post("/api/identity/v1/confirmations", this.token,
				confirmations.get((int) (i % confirmations.size())), 200);
	}

	private void codes() {
		OUT.println("Logging citizens in");
		exchange("identity-service alone", VneidLogin.prepared(this.identity, this.token));
		exchange("through the gateway", VneidLogin.prepared(this.gateway, this.token));
		String mockPass = this.environment.getOrDefault("BENCH_MOCKPASS", "");
		if (!mockPass.isEmpty()) {
			exchange("MockPass", new MockPassLogin(mockPass, Path.of(this.environment.get("BENCH_MOCKPASS_KEY"))));
		}
		print();
	}

	/**
	 * After a warm-up, both steps in turn for half of the time, then one after the other.
	 */
	private void exchange(String where, CodeFlow flow) {
		OUT.println("Getting and exchanging codes: " + where);
		Duration half = this.length.dividedBy(2);
		Load.flatOut(CALLERS, this.length, (i) -> flow.code(i).flatMap(flow::exchange));
		this.rows.add(Load.flatOut(CALLERS, half, (i) -> flow.code(i).flatMap(flow::exchange))
			.row("code got and exchanged, " + where));
		ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();
		Load.flatOut(CALLERS, half, (i) -> flow.code(i).doOnNext(codes::add).then());
		this.rows.add(
				Load.upTo(CALLERS, codes.size(), (i) -> flow.exchange(codes.remove())).row("code exchanged, " + where));
	}

	private void bulk() {
		int count = Integer.parseInt(this.environment.getOrDefault("BENCH_ROWS", "1000000"));
		List<String> ends = people()
			.map((one) -> "\",\"citizenId\":%s,\"fullName\":%s,\"birthDate\":%s}%n".formatted(one.get("citizenId"),
					one.get("fullName"), one.get("birthDate")))
			.toList();
		OUT.printf("Checking %,d rows in bulk%n", count);
		OUT.println(checked(count, new BulkRun(this.gateway, this.token, OUT, ends, count), ""));
		String kill = this.environment.getOrDefault("BENCH_KILL", "");
		if (!kill.isEmpty()) {
			OUT.printf("Checking %,d rows in bulk, killed in the middle%n", count);
			OUT.println(checked(count, new BulkRun(this.gateway, this.token, OUT, ends, count), kill));
		}
	}

	private static String checked(int count, BulkRun run, String kill) {
		Duration took = run.run(kill);
		return "bulk check of %,d rows%s: %.1f s, %,.0f a second; %,d rows with exactly one answer".formatted(count,
				kill.isEmpty() ? "" : ", killed once (kill -9)", took.toMillis() / 1000.0,
				count * 1000.0 / took.toMillis(), run.answered());
	}

	private Stream<JsonNode> people() {
		return Stream.iterate(0, (seed) -> seed + 1)
			.map((seed) -> this.gateway.get("/api/identity/v1/sandbox/people?count=100&seed=bench" + seed, this.token))
			.flatMap((people) -> people.values().stream())
			.limit(PEOPLE);
	}

	private static String text(Object value) {
		return JsonMapper.shared().writeValueAsString(value);
	}

	private double heap(String what) {
		return this.identity.heap(what, this.token);
	}

}
