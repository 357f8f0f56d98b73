package dev.project06.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.subject.PairwiseSubjects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class BulkCheckTests extends RunningService {

	private static final String JOBS = "/api/identity/v1/bulk-checks";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final String agency = "B" + UUID.randomUUID().toString().substring(0, 8);

	private final Population population;

	private final PairwiseSubjects subjects;

	private final MongoDatabase database;

	BulkCheckTests(@Autowired Population population, @Autowired PairwiseSubjects subjects,
			@Autowired MongoDatabase database) {
		this.population = population;
		this.subjects = subjects;
		this.database = database;
	}

	@Test
	void eachRowHasItsOutcome() {
		Person person = people(1).getFirst();
		String job = create();
		String digits = person.citizenId().digits();
		JsonNode reached = ok(send(job, 0, MediaType.APPLICATION_NDJSON, String.join("\n",
				row("match", digits, person.fullName().toUpperCase(java.util.Locale.ROOT),
						person.birthDate().toString()),
				row("name", digits, "Ai Đó", person.birthDate().toString()),
				row("both", digits, "Ai Đó", person.birthDate().plusDays(1).toString()),
				row("nobody", "901899000001", "Ai Đó", "1999-01-01"), "no json",
				row("901190007792", digits, "Ai Đó", "1999-01-01"), row("x", "90", "Ai Đó", "1999-01-01"),
				"{\"ref\":\"" + "y".repeat(5000) + "\"}", "")));
		assertThat(reached.get("nextRow").asInt()).isEqualTo(8);
		assertThat(reached.get("totals").toString())
			.isEqualTo("{\"matched\":1,\"differs\":2,\"unknown\":1,\"malformed\":4}");
		assertThat(results(job, 0)).containsExactly("{\"row\":0,\"ref\":\"match\",\"outcome\":\"MATCHED\"}",
				"{\"row\":1,\"ref\":\"name\",\"outcome\":\"DIFFERS\",\"fields\":[\"fullName\"]}",
				"{\"row\":2,\"ref\":\"both\",\"outcome\":\"DIFFERS\",\"fields\":[\"fullName\",\"birthDate\"]}",
				"{\"row\":3,\"ref\":\"nobody\",\"outcome\":\"UNKNOWN\"}",
				"{\"row\":4,\"outcome\":\"MALFORMED\",\"check\":\"json\"}",
				"{\"row\":5,\"outcome\":\"MALFORMED\",\"check\":\"ref-holds-a-number\"}",
				"{\"row\":6,\"ref\":\"x\",\"outcome\":\"MALFORMED\",\"check\":\"citizen-id-length\"}",
				"{\"row\":7,\"outcome\":\"MALFORMED\",\"check\":\"line-too-long\"}");
	}

	@Test
	void rowsMayComeAsCsvAndInSeveralParts() {
		String job = create();
		List<Person> people = people(2500);
		assertThat(ok(send(job, 0, csv(), csv(people, 0, 1200))).get("nextRow").asInt()).isEqualTo(1200);
		assertThat(ok(send(job, 1200, csv(), csv(people, 1200, 1200))).get("nextRow").asInt()).isEqualTo(1200);
		assertThat(ok(send(job, 1200, MediaType.APPLICATION_NDJSON, rows(people, 1200, 1300))).get("nextRow").asInt())
			.isEqualTo(1300);
		JsonNode reached = ok(send(job, 1300, csv(), csv(people, 1300, 2500)));
		assertThat(reached.get("nextRow").asInt()).isEqualTo(2500);
		assertThat(reached.get("totals").get("matched").asInt()).isEqualTo(2500);
		assertAnsweredOnce(results(job, 0), 0, 2500);
		assertAnsweredOnce(results(job, 1199), 1199, 2500);
		assertAnsweredOnce(results(job, 2200), 2200, 2500);
		assertThat(results(job, 2500)).isEmpty();
		problem(call(HttpMethod.GET, "/" + job + "/results?from=2501", null), 416, "out-of-range",
				"beyond-the-last-row");
	}

	@Test
	void anUploadThatBreaksOffGoesOnWhereItStopped() {
		String job = create();
		List<Person> people = people(5000);
		breakOff(job, rows(people, 0, 3456));
		int next = Awaitility.await().until(() -> nextRow(job), (row) -> row >= 3000);
		assertThat(next).isEqualTo(3000);
		problem(send(job, 3456, MediaType.APPLICATION_NDJSON, rows(people, 3456, 5000)), 409, "bulk-refused",
				"wrong-from");
		assertThat(ok(send(job, next, MediaType.APPLICATION_NDJSON, rows(people, next, 5000))).get("nextRow").asInt())
			.isEqualTo(5000);
		assertAnsweredOnce(results(job, 0), 0, 5000);
	}

	@Test
	void twoUploadsAtOnceAnswerNoRowTwice() {
		String job = create();
		List<Person> people = people(4000);
		String all = rows(people, 0, 4000);
		List<Integer> statuses = Flux.range(0, 3)
			.flatMap((i) -> Mono
				.fromCallable(() -> send(job, 0, MediaType.APPLICATION_NDJSON, all).expectBody(String.class)
					.returnResult()
					.getStatus()
					.value())
				.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
			.collectList()
			.block(PATIENCE);
		assertThat(statuses).isSubsetOf(200, 409).contains(409);
		int next = nextRow(job);
		if (next < 4000) {
			ok(send(job, next, MediaType.APPLICATION_NDJSON, rows(people, next, 4000)));
		}
		assertAnsweredOnce(results(job, 0), 0, 4000);
	}

	@Test
	void aJobIsClosedWithTheCountThatWasSentAndTellsItOnce() {
		String job = create();
		ok(send(job, 0, MediaType.APPLICATION_NDJSON, rows(people(3), 0, 3)));
		problem(complete(job, 2), 409, "bulk-refused", "row-count");
		JsonNode closed = ok(complete(job, 3));
		assertThat(closed.get("state").asString()).isEqualTo("COMPLETED");
		assertThat(ok(complete(job, 3))).isEqualTo(closed);
		problem(complete(job, 4), 409, "bulk-refused", "row-count");
		problem(send(job, 3, MediaType.APPLICATION_NDJSON, rows(people(4), 3, 4)), 409, "bulk-refused",
				"job-completed");
		assertThat(ok(call(HttpMethod.GET, "/" + job, null))).isEqualTo(closed);
		assertAnsweredOnce(results(job, 0), 0, 3);
		Awaitility.await().atMost(PATIENCE).until(() -> !told(job).isEmpty());
		assertThat(told(job)).hasSize(1);
		ConsumerRecord<String, byte[]> told = told(job).getFirst();
		assertThat(new String(told.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
			.isEqualTo("dev.project06.bulk-check.completed");
		JsonNode data = JsonMapper.shared().readTree(told.value());
		assertThat(data.get("totals").get("matched").asInt()).isEqualTo(3);
		assertThat(data.get("rows").asInt()).isEqualTo(3);
		assertThat(data.get("source").asString()).isEqualTo("Viễn thông A");
		assertThat(data.get("owner").asString()).isEqualTo("agency:" + this.agency);
	}

	@Test
	void anEmptyJobMayBeClosed() {
		String job = create();
		assertThat(ok(send(job, 0, MediaType.APPLICATION_NDJSON, "")).get("nextRow").asInt()).isZero();
		assertThat(results(job, 0)).isEmpty();
		assertThat(ok(complete(job, 0)).get("state").asString()).isEqualTo("COMPLETED");
		assertThat(results(job, 0)).isEmpty();
	}

	@Test
	void aJobMayBeAskedForAgainUnderItsId() {
		String body = """
				{"id":"july-2026","source":"Viễn thông A","purpose":{"procedure":"1.004222","legalBasis":"Luật Viễn thông"}}""";
		created(call(HttpMethod.POST, "", body));
		assertThat(ok(call(HttpMethod.POST, "", body)).get("id").asString()).isEqualTo("july-2026");
		problem(call(HttpMethod.POST, "", body.replace("thông A", "thông B")), 409, "bulk-refused", "id-taken");
		problem(call(HttpMethod.GET, "/july-2026", "OTHER-" + this.agency, null), 404, "not-found", "no-such-job");
		problem(call(HttpMethod.GET, "/july-2026/results", "OTHER-" + this.agency, null), 404, "not-found",
				"no-such-job");
		problem(call(HttpMethod.POST, "/july-2026/complete", "OTHER-" + this.agency, "{\"rows\":0}"), 404, "not-found",
				"no-such-job");
		created(call(HttpMethod.POST, "", "OTHER-" + this.agency, body.replace("thông A", "thông B")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"source":"x"}                                                          | purpose | required
			{"purpose":{"procedure":"1.004222","legalBasis":"Luật"}}                | source  | required
			{"source":"","purpose":{"procedure":"1.004222","legalBasis":"Luật"}}    | source  | length
			{"source":"Ông 901190007792","purpose":{"procedure":"1.004222","legalBasis":"Luật"}}   | source | pattern
			{"id":"ab","source":"x","purpose":{"procedure":"1.004222","legalBasis":"Luật"}}        | id     | pattern
			{"id":"901190007792","source":"x","purpose":{"procedure":"1.004222","legalBasis":"Luật"}} | id  | pattern
			{"id":"a/b/c","source":"x","purpose":{"procedure":"1.004222","legalBasis":"Luật"}}     | id     | pattern
			""")
	void aJobThatMakesNoSenseIsRefused(String body, String field, String check) {
		JsonNode problem = body(call(HttpMethod.POST, "", body).expectStatus().isBadRequest());
		assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
		assertThat(problem.get("errors").get(0).get("check").asString()).isEqualTo(check);
	}

	@Test
	void anUploadInAnotherFormIsRefused() {
		String job = create();
		problem(send(job, 0, csv(), "ref;citizenId\n"), 400, "bulk-malformed", "csv-header");
		problem(send(job, 0, MediaType.parseMediaType("text/csv;charset=windows-1258"), "ref"), 400, "bulk-malformed",
				"charset");
		body(send(job, 0, MediaType.APPLICATION_JSON, "[]").expectStatus().isEqualTo(415));
		body(call(HttpMethod.PUT, "/" + job + "/rows?from=-1", "{}").expectStatus().isEqualTo(415));
		body(send(job, -1, MediaType.APPLICATION_NDJSON, "{}").expectStatus().isBadRequest());
		body(call(HttpMethod.GET, "/" + job + "/results?from=x", null).expectStatus().isBadRequest());
		problem(send("no-such-job", 0, MediaType.APPLICATION_NDJSON, "{}"), 404, "not-found", "no-such-job");
		assertThat(nextRow(job)).isZero();
	}

	@Test
	void aMillionRowsIsAll() {
		String job = create();
		Document last = new Document("_id", key(job) + "/0999000").append("sandbox", "default")
			.append("start", 999_000)
			.append("matched", 999_999)
			.append("differs", 0)
			.append("unknown", 0)
			.append("malformed", 0)
			.append("answers", "");
		Mono.from(this.database.getCollection("bulk-chunks").insertOne(last)).block(PATIENCE);
		List<Person> people = people(2);
		problem(send(job, 999_999, MediaType.APPLICATION_NDJSON, rows(people, 0, 2)), 409, "bulk-refused",
				"too-many-rows");
		assertThat(ok(send(job, 999_999, MediaType.APPLICATION_NDJSON, rows(people, 0, 1))).get("nextRow").asInt())
			.isEqualTo(1_000_000);
		problem(send(job, 1_000_000, MediaType.APPLICATION_NDJSON, rows(people, 0, 1)), 409, "bulk-refused",
				"too-many-rows");
		assertThat(ok(complete(job, 1_000_000)).get("state").asString()).isEqualTo("COMPLETED");
	}

	@Test
	void eachPersonFindsTheCheckInTheLedgerAndTheStoreHoldsNoNumber() {
		List<Person> people = people(1500);
		String job = create();
		ok(send(job, 0, MediaType.APPLICATION_NDJSON, rows(people, 0, 1500)));
		for (Person person : List.of(people.getFirst(), people.getLast())) {
			JsonNode usages = body(client().get()
				.uri("/api/identity/v1/me/usages")
				.header("Authorization", "Bearer " + REALM.citizen(this.subjects.of(person.citizenId())))
				.exchange()
				.expectStatus()
				.isOk()).get("usages");
			JsonNode check = usages.valueStream()
				.filter((one) -> one.path("agency").asString("").equals(this.agency))
				.findFirst()
				.orElseThrow();
			assertThat(check.get("operation").asString()).isEqualTo("BULK_CHECK");
			assertThat(check.get("requestId").asString()).startsWith(job + "/");
			assertThat(check.get("purpose").get("legalBasis").asString()).isEqualTo("Luật Viễn thông");
		}
		String stored = Objects
			.requireNonNull(Flux.from(this.database.getCollection("bulk-chunks").find(Filters.gte("_id", key(job))))
				.map(Document::toJson)
				.collect(Collectors.joining())
				.block(PATIENCE));
		assertThat(stored).doesNotContain(people.getFirst().citizenId().digits(), people.getFirst().fullName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "citizen", "auditor", "service", "operator" })
	void othersMayNotBegin(String role) {
		body(client().post()
			.uri(JOBS)
			.header("Authorization", "Bearer " + REALM.token(role, (claims) -> claims))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isForbidden());
	}

	private String create() {
		return created(call(HttpMethod.POST, "", """
				{"source":"Viễn thông A","purpose":{"procedure":"1.004222","legalBasis":"Luật Viễn thông"}}"""))
			.get("id")
			.asString();
	}

	private int nextRow(String job) {
		return ok(call(HttpMethod.GET, "/" + job, null)).get("nextRow").asInt();
	}

	private WebTestClient.ResponseSpec complete(String job, int rows) {
		return call(HttpMethod.POST, "/" + job + "/complete", "{\"rows\":" + rows + "}");
	}

	private List<String> results(String job, int from) {
		String text = call(HttpMethod.GET, "/" + job + "/results?from=" + from, null).expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (text != null) ? text.lines().toList() : List.of();
	}

	private static void assertAnsweredOnce(List<String> results, int from, int to) {
		assertThat(results).isEqualTo(IntStream.range(from, to)
			.mapToObj((i) -> "{\"row\":%d,\"ref\":\"r-%d\",\"outcome\":\"MATCHED\"}".formatted(i, i))
			.toList());
	}

	/** Sends rows without an end and hangs up once they were taken in. */
	private void breakOff(String job, String rows) {
		byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
		String head = """
				PUT %s/%s/rows?from=0 HTTP/1.1
				Host: localhost
				Authorization: Bearer %s
				Content-Type: application/x-ndjson
				Content-Length: %d

				""".formatted(JOBS, job, REALM.officer(this.agency), bytes.length + 1000).replace("\n", "\r\n");
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.US_ASCII));
			out.write(bytes);
			out.flush();
			Awaitility.await().until(() -> nextRow(job) >= 3000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<ConsumerRecord<String, byte[]>> told(String job) {
		return BROKER.records("eid-events", (event) -> job.equals(event.key()));
	}

	private String key(String job) {
		return "default/agency%3A" + this.agency + "/" + job;
	}

	private List<Person> people(int count) {
		return this.population.draw(this.agency).limit(count).toList();
	}

	private static MediaType csv() {
		return MediaType.parseMediaType("text/csv");
	}

	private static String rows(List<Person> people, int from, int to) {
		return IntStream.range(from, to).mapToObj((i) -> {
			Person person = people.get(i % people.size());
			return row("r-" + i, person.citizenId().digits(), person.fullName(), person.birthDate().toString());
		}).collect(Collectors.joining("\n", "", (to > from) ? "\n" : ""));
	}

	private static String csv(List<Person> people, int from, int to) {
		return Stream
			.concat(Stream.of("ref,citizenId,fullName,birthDate"),
					IntStream.range(from, to)
						.mapToObj((i) -> String.join(",", "r-" + i, people.get(i).citizenId().digits(),
								people.get(i).fullName(), people.get(i).birthDate().toString())))
			.collect(Collectors.joining("\r\n"));
	}

	private static String row(String ref, String citizenId, String fullName, String birthDate) {
		return "{\"ref\":\"%s\",\"citizenId\":\"%s\",\"fullName\":\"%s\",\"birthDate\":\"%s\"}".formatted(ref,
				citizenId, fullName, birthDate);
	}

	private WebTestClient.ResponseSpec send(String job, int from, MediaType type, String rows) {
		return client().put()
			.uri(JOBS + "/" + job + "/rows?from=" + from)
			.header("Authorization", "Bearer " + REALM.officer(this.agency))
			.contentType(type)
			.bodyValue(rows.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private WebTestClient.ResponseSpec call(HttpMethod method, String path, @Nullable String body) {
		return call(method, path, this.agency, body);
	}

	private WebTestClient.ResponseSpec call(HttpMethod method, String path, String by, @Nullable String body) {
		WebTestClient.RequestBodySpec call = client().mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(64 * 1024 * 1024))
			.build()
			.method(method)
			.uri(JOBS + path)
			.header("Authorization", "Bearer " + REALM.officer(by));
		return (body != null) ? call.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange()
				: call.exchange();
	}

	private static JsonNode ok(WebTestClient.ResponseSpec answer) {
		return body(answer.expectStatus().isOk());
	}

	private static JsonNode created(WebTestClient.ResponseSpec answer) {
		return body(answer.expectStatus().isCreated());
	}

	private static void problem(WebTestClient.ResponseSpec answer, int status, String type, String check) {
		JsonNode problem = body(answer.expectStatus().isEqualTo(status));
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/" + type);
		assertThat(problem.get("check").asString()).isEqualTo(check);
	}

	private static JsonNode body(WebTestClient.ResponseSpec answer) {
		return JsonMapper.shared()
			.readTree(Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
	}

}
