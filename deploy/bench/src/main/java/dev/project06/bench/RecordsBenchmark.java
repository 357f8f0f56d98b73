package dev.project06.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.project06.bench.Load.Result;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how fast records-service answers through the gateway. Run by
 * {@code deploy/bench/records}, which starts the suite with fresh data and the optimising
 * compiler, and gives it tokens.
 */
public final class RecordsBenchmark {

	static final String SUBMISSION = "{\"procedure\":\"1.004222\",\"agency\":\"H29\"}";

	private static final String DOSSIERS = "/api/records/v1/dossiers";

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private static final int CALLERS = 32;

	private static final int BATCH = 500;

	private static final Instant FIRST = Instant.parse("2023-11-15T00:00:00Z");

	private static final List<String> STATES = List.of("RETURNED", "RETURNED", "FINISHED", "RETURNED", "PROCESSING",
			"RETURNED", "STOPPED", "RETURNED", "PROCESSING", "RETURNED", "FINISHED");

	private final Map<String, String> environment;

	private final Api gateway;

	private final Api records;

	private final String token;

	private final Duration length;

	private final List<String> rows = new ArrayList<>();

	private RecordsBenchmark(Map<String, String> environment) {
		this.environment = environment;
		this.gateway = new Api(environment.getOrDefault("BENCH_GATEWAY", "http://127.0.0.1:8080"));
		this.records = new Api(environment.getOrDefault("BENCH_RECORDS", "http://127.0.0.1:8082"));
		this.token = environment.getOrDefault("BENCH_TOKEN", "");
		this.length = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("BENCH_SECONDS", "30")));
	}

	/**
	 * Runs a part of it.
	 * @param arguments the part: {@code submit}, {@code read}, {@code retries} or
	 * {@code import} with the number of rows
	 * @throws Exception when the suite does not answer
	 */
	public static void main(String[] arguments) throws Exception {
		RecordsBenchmark benchmark = new RecordsBenchmark(System.getenv());
		switch ((arguments.length > 0) ? arguments[0] : "") {
			case "submit" -> benchmark.submissions();
			case "read" -> benchmark.readings();
			case "retries" -> OUT.println(new Retries(benchmark.gateway, OUT).run(2000, benchmark.token,
					benchmark.environment.getOrDefault("BENCH_KILL", "")));
			case "import" ->
				new Takeover(benchmark.gateway, benchmark.environment.getOrDefault("BENCH_OFFICER", ""), OUT).run(
						(arguments.length > 1) ? Integer.parseInt(arguments[1]) : 20_000,
						benchmark.environment.getOrDefault("BENCH_KILL", ""));
			default -> throw new IllegalArgumentException("One of submit, read, retries, import");
		}
		OUT.printf("heap of records-service: %.0f MiB used of %.0f%n%n", benchmark.heap("used"), benchmark.heap("max"));
	}

	/** Beside raw inserts of the same document with the same driver. */
	private void submissions() {
		OUT.println("Warming up with submissions (làm nóng)");
		Load.flatOut(CALLERS, this.length.multipliedBy(2), (i) -> submit());
		try (MongoClient client = store()) {
			MongoCollection<Document> dossiers = client.getDatabase("records").getCollection("dossiers");
			Document sample = new Document(Mono.from(dossiers.find().limit(1)).blockOptional().orElseThrow());
			MongoCollection<Document> copies = client.getDatabase("bench").getCollection("dossiers");
			OUT.println("Inserting copies of a dossier with the driver");
			Load.flatOut(CALLERS, this.length.dividedBy(2), (i) -> insert(copies, sample));
			Result raw = Load.flatOut(CALLERS, this.length, (i) -> insert(copies, sample));
			Mono.from(copies.drop()).block();
			OUT.println("Filing without a pause");
			Result filed = Load.flatOut(CALLERS, this.length, (i) -> submit());
			this.rows.add(raw.row("raw inserts of the same document, " + CALLERS + " callers"));
			this.rows.add(filed.row("submit through the gateway, " + CALLERS + " callers"));
			OUT.println("Filing at 200 a second");
			this.rows.add(Load.atRate(200, this.length, (i) -> submit()).row("submit, 200/s sent"));
			print();
			OUT.printf("submit / raw inserts: %.2f%n", filed.perSecond() / raw.perSecond());
		}
	}

	private Mono<Void> submit() {
		return this.gateway
			.post(DOSSIERS,
					Map.of("Authorization", "Bearer " + this.token, "Idempotency-Key", UUID.randomUUID().toString()),
					SUBMISSION)
			.flatMap((answer) -> answer.expect(201))
			.then();
	}

	private static Mono<Void> insert(MongoCollection<Document> copies, Document sample) {
		return Mono.defer(() -> Mono.from(copies.insertOne(copy(sample)))).then();
	}

	/** Another identity, and otherwise the same. */
	private static Document copy(Document sample) {
		Document copy = new Document(sample).append("_id", UUID.randomUUID().toString());
		copy.put("request", new Document(sample.get("request", Document.class)).append("key", copy.get("_id")));
		return copy;
	}

	/** With copies of dossiers of many people and agencies beside the own ones. */
	private void readings() {
		int wanted = Integer.parseInt(this.environment.getOrDefault("BENCH_DOSSIERS", "200000"));
		for (int i = 0; i < 50; i++) {
			submit().block();
		}
		try (MongoClient client = store()) {
			MongoCollection<Document> dossiers = client.getDatabase("records").getCollection("dossiers");
			Document sample = new Document(
					Mono.from(dossiers.find(Filters.exists("link.person")).limit(1)).blockOptional().orElseThrow());
			OUT.printf("Filling the store with %,d dossiers%n", wanted);
			Flux.range(0, wanted / BATCH)
				.concatMap((batch) -> dossiers.insertMany(Flux.range(batch * BATCH, BATCH)
					.map((i) -> elsewhere(sample, i))
					.collectList()
					.blockOptional()
					.orElseThrow()))
				.blockLast();
		}
		String officer = this.environment.getOrDefault("BENCH_OFFICER", "");
		OUT.println("Reading");
		read("my dossiers", DOSSIERS + "?limit=20", this.token);
		read("dossiers of an agency", DOSSIERS + "?limit=20", officer);
		read("dossiers of an agency by state and procedure", DOSSIERS + "?limit=20&state=SUBMITTED&procedure=1.004222",
				officer);
		searches(officer);
		print();
	}

	private void read(String what, String path, String who) {
		Map<String, String> caller = Map.of("Authorization", "Bearer " + who);
		measure(what, () -> this.gateway.get(path, caller));
	}

	/** Some find many and some few; an auditor asks all agencies at once. */
	private void searches(String officer) {
		String auditor = this.environment.getOrDefault("BENCH_AUDITOR", "");
		search("a state", "{\"states\":[\"PROCESSING\"]}", officer);
		search("the beginning of a code", "{\"code\":\"H29-20250101-10000\"}", officer);
		search("a day of reception", "{\"received\":{\"from\":\"2025-03-03\",\"to\":\"2025-03-03\"}}", officer);
		search("a day of the appointment", "{\"due\":{\"from\":\"2025-03-03\",\"to\":\"2025-03-03\"}}", officer);
		search("overdue, counter", "{\"overdue\":true,\"channel\":\"COUNTER\"}", officer);
		search("an unlinked dossier of a procedure", "{\"link\":\"UNLINKED\",\"procedure\":\"1.004194\"}", officer);
		search("a number", "{\"holder\":\"901190007792\"}", officer);
		search("a day of the end, anywhere", "{\"finished\":{\"from\":\"2025-03-03\",\"to\":\"2025-03-03\"}}", auditor);
		search("a state and a procedure, anywhere", "{\"states\":[\"STOPPED\"],\"procedure\":\"1.004194\"}", auditor);
		OUT.println("Exporting all");
		long start = System.nanoTime();
		long lines = this.gateway.download(DOSSIERS + "/export", auditor, "{\"selection\":{}}")
			.map((part) -> part.length)
			.reduce(0L, Long::sum)
			.blockOptional()
			.orElseThrow();
		OUT.printf("export of all dossiers: %.0f MiB in %.1f s%n", lines / 1048576.0,
				(System.nanoTime() - start) / 1e9);
	}

	private void search(String what, String question, String who) {
		Map<String, String> caller = Map.of("Authorization", "Bearer " + who);
		measure("search: " + what, () -> this.gateway.post(DOSSIERS + "/search", caller, question));
	}

	private void measure(String what, Supplier<Mono<Api.Answer>> call) {
		LongFunction<Mono<Void>> once = (i) -> call.get().flatMap((answer) -> answer.expect(200)).then();
		Load.flatOut(4, this.length.dividedBy(3), once);
		this.rows.add(Load.atRate(50, this.length.dividedBy(3), once).row(what + ", 50/s sent"));
	}

	/**
	 * One in a hundred more is in the agency of the sample, everyone has five. They came
	 * in over three years; one state, procedure and channel of each is met seldom.
	 */
	private static Document elsewhere(Document sample, int i) {
		String agency = (i % 100 == 0) ? sample.getString("agency") : "H%02d".formatted(i % 60 + 1);
		Document copy = copy(sample).append("agency", agency).append("agencies", List.of(agency));
		copy.put("_id", agency + "-20250101-" + (1_000_000 + i));
		copy.put("applicant", new Document(sample.get("applicant", Document.class)).append("subject", "s" + i / 5));
		copy.put("link", new Document(sample.get("link", Document.class)).append("person", "p" + i / 5));
		copy.put("persons", List.of("p" + i / 5));
		Instant at = FIRST.plusSeconds(i * 470L);
		copy.put("order", "%015d %s".formatted(at.toEpochMilli(), copy.get("_id")));
		copy.put("submittedAt", Date.from(at));
		copy.put("receivedAt", Date.from(at));
		copy.put("dueDate", LocalDate.ofInstant(at.plus(Duration.ofDays(7)), ZoneOffset.UTC).toString());
		String state = STATES.get(i / 100 % STATES.size());
		copy.put("state", state);
		if (!state.equals("PROCESSING")) {
			copy.put("finishedAt", Date.from(at.plus(Duration.ofDays(6))));
		}
		copy.put("procedure", (i / 100 % 30 == 7) ? "1.004194" : "1.004222");
		copy.put("channel", (i / 100 % 10 == 3) ? "COUNTER" : "ONLINE");
		if (i / 100 % 50 == 9) {
			copy.put("link", new Document("state", "UNLINKED"));
		}
		copy.put("outbox", List.of());
		copy.remove("unsent");
		return copy;
	}

	private MongoClient store() {
		return MongoClients.create(this.environment.getOrDefault("BENCH_STORE", "mongodb://127.0.0.1:27017"));
	}

	static String code(String answer) {
		return JsonMapper.shared().readTree(answer).get("code").asString();
	}

	private void print() {
		OUT.println();
		OUT.println(Result.head());
		this.rows.forEach(OUT::println);
		OUT.println();
	}

	private double heap(String what) {
		return this.records.heap(what, this.token);
	}

}
