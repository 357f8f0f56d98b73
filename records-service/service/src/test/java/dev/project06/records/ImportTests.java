package dev.project06.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.LinkState;
import dev.project06.records.person.Claim;
import dev.project06.records.person.Claims;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ImportTests extends RunningService {

	private static final String IMPORTS = "/api/records/v1/imports";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String NEW = "{\"source\":\"Một cửa cũ\",\"legalBasis\":\"Luật Căn cước 26/2023/QH15\"}";

	private static final MediaType CSV = MediaType.parseMediaType("text/csv");

	/** Nobody else's tests are of this province. */
	private static final String AGENCY = "H15";

	private static final AtomicInteger CODES = new AtomicInteger();

	private final MongoDatabase database;

	private final Claims claims;

	ImportTests(@Autowired MongoDatabase database, @Autowired Claims claims) {
		this.database = database;
		this.claims = claims;
	}

	@Test
	void eachRowIsAnsweredAndItsDossierIsThere() {
		String number = IDENTITY.registers(ownNumber(), "912345678", "Nguyễn Văn An", "1990-09-02", "Lâm Đồng");
		IDENTITY.registers(ownNumber(), null, "Lê Thị Bình", "1991-01-01", "Huế");
		IDENTITY.registers(ownNumber(), null, "Lê Thị Bình", "1991-05-05", "Huế");
		String linked = code();
		String differs = code();
		String ambiguous = code();
		String nobody = code();
		String unnamed = code();
		String doubtful = code();
		String job = create();
		JsonNode reached = json(send(job, 0, MediaType.APPLICATION_NDJSON,
				String.join("\n", row(linked, "\"number\":\"" + number + "\",\"name\":\"NGUYỄN VĂN AN\""),
						row(code(), "\"oldNumber\":\"912345678\",\"name\":\"Nguyễn Văn An\""),
						row(code(), "\"name\":\"Nguyễn Văn An\",\"birthDate\":\"2/9/1990\",\"place\":\"Lâm Đồng\""),
						row(differs, "\"number\":\"" + number + "\",\"name\":\"Ai Đó\""),
						row(ambiguous, "\"name\":\"Lê Thị Bình\",\"birthDate\":\"1991\",\"place\":\"Huế\""),
						row(nobody, "\"number\":\"" + ownNumber() + "\",\"name\":\"Không Ai\""),
						row(unnamed, "\"name\":\"Ai Đó\""), row(doubtful, "\"number\":\"123\",\"name\":\"Ai Đó\""),
						row(linked, "\"name\":\"Ai Đó\""), "no json", row(code(), "\"received\":\"31/02/2025\""),
						"{\"code\":\"" + "y".repeat(9000) + "\"}", "")),
				200);
		assertThat(reached.get("nextRow").asInt()).isEqualTo(12);
		assertThat(reached.get("totals").toString()).isEqualTo(
				"{\"LINKED\":3,\"AMBIGUOUS\":1,\"MISMATCH\":2,\"UNLINKED\":2,\"ALREADY_THERE\":1,\"REFUSED\":3}");
		List<String> results = results(job, 0);
		assertThat(results.get(0))
			.isEqualTo("{\"row\":0,\"code\":\"%s\",\"outcome\":\"LINKED\",\"method\":\"NUMBER\"}".formatted(linked));
		assertThat(results.get(1)).endsWith("\"method\":\"OLD_NUMBER\"}");
		assertThat(results.get(2)).endsWith("\"method\":\"NAME_BIRTH_PLACE\"}");
		assertThat(results.get(3)).endsWith("\"outcome\":\"MISMATCH\",\"fields\":[\"name\"]}");
		assertThat(results.get(4)).endsWith("\"outcome\":\"AMBIGUOUS\",\"candidates\":2}");
		assertThat(results.get(5)).endsWith("\"outcome\":\"UNLINKED\",\"check\":\"not-found\"}");
		assertThat(results.get(6)).endsWith("\"outcome\":\"UNLINKED\",\"check\":\"not-named\"}");
		assertThat(results.get(7)).endsWith("\"outcome\":\"MISMATCH\",\"fields\":[\"number\"]}");
		assertThat(results.get(8)).endsWith("\"outcome\":\"ALREADY_THERE\"}");
		assertThat(results.get(9)).isEqualTo("{\"row\":9,\"outcome\":\"REFUSED\",\"check\":\"json\"}");
		assertThat(results.get(10))
			.endsWith("\"outcome\":\"REFUSED\",\"field\":\"received\",\"check\":\"local-date\"}");
		assertThat(results.get(11)).endsWith("\"check\":\"line-too-long\"}");
		assertDossier(linked, "VERIFIED");
		assertDossier(differs, "MISMATCH");
		assertDossier(ambiguous, "AMBIGUOUS");
		assertDossier(nobody, "UNLINKED");
		assertDossier(unnamed, "UNLINKED");
		assertDossier(doubtful, "MISMATCH");
		assertThat(claim(linked)).isNull();
		assertThat(Objects.requireNonNull(claim(differs)).number()).isEqualTo(number);
		assertThat(Objects.requireNonNull(claim(ambiguous)).birthDate()).isEqualTo("1991");
		assertThat(Objects.requireNonNull(claim(doubtful)).number()).isEqualTo("123");
		assertThat(stored()).doesNotContain(number, "912345678", "Lê Thị Bình", "NGUYỄN VĂN AN");
	}

	private void assertDossier(String code, String link) {
		JsonNode dossier = json(get(REALM.officer(AGENCY), DOSSIERS + '/' + code), 200);
		assertThat(dossier.get("link").get("state").asString()).isEqualTo(link);
		assertThat(dossier.get("receivedAt").asString()).isEqualTo("2025-03-09T17:00:00Z");
		assertThat(dossier.get("state").asString()).isEqualTo("FINISHED");
		assertThat(dossier.get("version").asInt()).isEqualTo(1);
	}

	@Test
	void theFirstEventIsPublishedWithItsLink() {
		String number = IDENTITY.registers(ownNumber(), null, "Nguyễn Văn An", "1990-09-02", "Đắk Lắk");
		String code = code();
		json(send(create(), 0, MediaType.APPLICATION_NDJSON,
				row(code, "\"number\":\"" + number + "\",\"name\":\"Nguyễn Văn An\"")), 200);
		Awaitility.await().atMost(PATIENCE).until(() -> !BROKER.eventsOf(code).isEmpty());
		DossierEvent event = BROKER.eventsOf(code).getFirst();
		assertThat(event.change()).isEqualTo(DossierChange.TAKEN_OVER);
		assertThat(event.link()).isEqualTo(LinkState.VERIFIED);
		assertThat(event.receivedAt()).isEqualTo("2025-03-09T17:00:00Z");
	}

	@Test
	void rowsMayComeAsCsvAndInSeveralParts() {
		String job = create();
		List<String> codes = codes(1300);
		assertThat(next(send(job, 0, CSV, csv(codes.subList(0, 700))))).isEqualTo(700);
		assertThat(next(send(job, 700, CSV, csv(List.of())))).isEqualTo(700);
		assertThat(next(send(job, 700, MediaType.APPLICATION_NDJSON, rows(codes.subList(700, 800))))).isEqualTo(800);
		assertThat(next(send(job, 800, CSV, csv(codes.subList(800, 1300))))).isEqualTo(1300);
		assertAnsweredOnce(job, codes);
		assertThat(results(job, 699)).hasSize(601);
		assertThat(results(job, 1300)).isEmpty();
		problem(call(HttpMethod.GET, "/" + job + "/results?from=1301", null), 400, "invalid-input");
	}

	@Test
	void anUploadThatBreaksOffGoesOnWhereItStopped() {
		String job = create();
		List<String> codes = codes(2300);
		breakOff(job, rows(codes.subList(0, 1700)), 1500);
		int next = Awaitility.await().until(() -> nextRow(job), (row) -> row >= 1500);
		assertThat(next).isEqualTo(1500);
		assertThat(check(problem(send(job, 1700, MediaType.APPLICATION_NDJSON, rows(codes.subList(1700, 2300))), 409,
				"import-refused")))
			.isEqualTo("wrong-from");
		assertThat(next(send(job, next, MediaType.APPLICATION_NDJSON, rows(codes.subList(next, 2300)))))
			.isEqualTo(2300);
		assertAnsweredOnce(job, codes);
	}

	@Test
	void whatWasMadeBeforeABreakAndNotAnsweredIsAnsweredAlikeWhenSentAgain() {
		String number = IDENTITY.registers(ownNumber(), null, "Nguyễn Văn An", "1990-09-02", "Đắk Lắk");
		String job = create();
		List<String> codes = codes(600);
		String body = rows(codes) + row(code(), "\"number\":\"" + number + "\",\"name\":\"Nguyễn Văn An\"") + "\n"
				+ row(codes.get(3), "\"name\":\"Ai Đó\"") + "\n";
		json(send(job, 0, MediaType.APPLICATION_NDJSON, body), 200);
		List<String> before = results(job, 0);
		Mono.from(this.database.getCollection("import-chunks").deleteMany(Filters.gte("_id", job + "/")))
			.block(PATIENCE);
		assertThat(nextRow(job)).isLessThan(602);
		json(send(job, nextRow(job), MediaType.APPLICATION_NDJSON, body), 200);
		assertThat(results(job, 0)).isEqualTo(before);
		assertThat(before.get(600)).contains("LINKED");
		assertThat(before.get(601)).contains("ALREADY_THERE");
	}

	@Test
	void otherRowsUnderTheNumbersOfABrokenUploadMakeNothingTwice() {
		String job = create();
		List<String> codes = codes(3);
		json(send(job, 0, MediaType.APPLICATION_NDJSON, rows(codes)), 200);
		Mono.from(this.database.getCollection("import-chunks").deleteMany(Filters.gte("_id", job + "/")))
			.block(PATIENCE);
		json(send(job, 0, MediaType.APPLICATION_NDJSON, rows(List.of(codes.get(0), code(), codes.get(1)))), 200);
		List<String> results = results(job, 0);
		assertThat(results.get(0)).contains("UNLINKED");
		assertThat(results.get(1)).contains("REFUSED", "row-sent-before");
		assertThat(results.get(2)).contains("ALREADY_THERE");
	}

	@Test
	void twoUploadsAtOnceAnswerNoRowTwice() {
		String job = create();
		List<String> codes = codes(1200);
		String all = rows(codes);
		List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 3)
			.flatMap((i) -> Mono
				.fromCallable(() -> send(job, 0, MediaType.APPLICATION_NDJSON, all).expectBody(String.class)
					.returnResult()
					.getStatus()
					.value())
				.subscribeOn(Schedulers.boundedElastic()))
			.collectList()
			.block(PATIENCE));
		assertThat(statuses).isSubsetOf(200, 409).contains(409);
		int next = nextRow(job);
		if (next < 1200) {
			json(send(job, next, MediaType.APPLICATION_NDJSON, rows(codes.subList(next, 1200))), 200);
		}
		assertAnsweredOnce(job, codes);
	}

	@Test
	void aDossierThatIsThereStaysAsItIs() {
		List<String> codes = codes(2);
		json(send(create(), 0, MediaType.APPLICATION_NDJSON, rows(codes)), 200);
		String job = create();
		json(send(job, 0, CSV, csv(List.of(codes.get(1), codes.get(0)))), 200);
		assertThat(results(job, 0)).allMatch((line) -> line.contains("ALREADY_THERE"));
	}

	@Test
	void rowsWaitWhileTheIdentityServiceIsAway() {
		String number = IDENTITY.registers(ownNumber(), null, "Nguyễn Văn An", "1990-09-02", "Đắk Lắk");
		String job = create();
		String body = row(code(), "\"number\":\"" + number + "\",\"name\":\"Nguyễn Văn An\"");
		IDENTITY.answers(503);
		problem(send(job, 0, MediaType.APPLICATION_NDJSON, body), 503, "unavailable");
		assertThat(show(job).get("state").asString()).isEqualTo("WAITING");
		assertThat(show(job).hasNonNull("waitingSince")).isTrue();
		assertThat(nextRow(job)).isZero();
		Mono<JsonNode> upload = Mono.fromCallable(() -> json(send(job, 0, MediaType.APPLICATION_NDJSON, body), 200))
			.subscribeOn(Schedulers.boundedElastic())
			.cache();
		JsonNode done = Objects
			.requireNonNull(
					Mono.zip(upload, Mono.fromRunnable(() -> IDENTITY.answers(200)).thenReturn(1)).block(PATIENCE))
			.getT1();
		assertThat(done.get("totals").get("LINKED").asInt()).isEqualTo(1);
		assertThat(show(job).get("state").asString()).isEqualTo("OPEN");
	}

	@Test
	void anImportIsClosedWithTheCountThatWasSentAndCounted() {
		String job = create();
		List<String> codes = codes(2);
		json(send(job, 0, CSV, csv(codes) + "x,1.004222,9,2025-03-10,2025-03-12\n"), 200);
		assertThat(check(problem(complete(job, 2), 409, "import-refused"))).isEqualTo("row-count");
		JsonNode closed = json(complete(job, 3), 200);
		assertThat(closed.get("state").asString()).isEqualTo("COMPLETED");
		assertThat(json(complete(job, 3), 200)).isEqualTo(closed);
		assertThat(check(problem(send(job, 3, CSV, csv(codes)), 409, "import-refused"))).isEqualTo("job-completed");
		JsonNode report = json(call(HttpMethod.GET, "/" + job + "/report", null), 200);
		assertThat(report.get("job")).isEqualTo(closed);
		assertThat(report.get("reasons").toString())
			.isEqualTo("[{\"outcome\":\"UNLINKED\",\"reason\":\"not-named\",\"rows\":2},"
					+ "{\"outcome\":\"REFUSED\",\"reason\":\"code dossier-code\",\"rows\":1}]");
		assertThat(report.get("agencies").toString())
			.isEqualTo("[{\"code\":\"H15\",\"rows\":2,\"totals\":{\"UNLINKED\":2}}]");
		assertThat(report.get("procedures").get(0).get("code").asString()).isEqualTo("1.004222");
	}

	@Test
	void aFileThatIsNoneSaysWhereItFails() {
		String job = create();
		JsonNode header = problem(send(job, 0, CSV, "code,state,procedure,phone\n"), 400, "import-malformed");
		assertThat(header.get("errors").get(0).get("field").asString()).isEqualTo("column 4");
		assertThat(check(header)).isEqualTo("unknown-column");
		assertThat(header.get("errors").get(0).get("message").asString()).isEqualTo("không phải cột được biết");
		json(send(job, 0, CSV, csv(codes(1))), 200);
		byte[] tcvn3 = ("code,procedure,state,received,name\n" + code() + ",1.004222,4,2025-03-10,NguyÔn V¨n An\n")
			.getBytes(Charset.forName("windows-1252"));
		JsonNode encoded = problem(send(job, 1, CSV, tcvn3), 400, "import-malformed");
		assertThat(check(encoded)).isEqualTo("encoding-tcvn3");
		assertThat(encoded.get("row").asInt()).isEqualTo(1);
		assertThat(check(problem(send(job, 1, MediaType.parseMediaType("text/csv;charset=windows-1258"), "code"), 400,
				"import-malformed")))
			.isEqualTo("charset");
		problem(send(job, 1, MediaType.APPLICATION_JSON, "[]"), 415, "unsupported-media-type");
		problem(send(job, -1, CSV, "code"), 400, "invalid-input");
		assertThat(nextRow(job)).isEqualTo(1);
	}

	@Test
	void aRequestForAnImportMayBeRepeated() {
		String key = UUID.randomUUID().toString();
		JsonNode first = json(post(REALM.officer(AGENCY), IMPORTS, key, NEW), 201);
		post(REALM.officer(AGENCY), IMPORTS, key, NEW).expectHeader()
			.valueEquals("Idempotency-Replayed", "true")
			.expectBody(String.class);
		assertThat(json(post(REALM.officer(AGENCY), IMPORTS, key, NEW), 201)).isEqualTo(first);
		assertThat(problem(post(REALM.officer(AGENCY), IMPORTS, key, NEW.replace("cũ", "mới")), 409,
				"idempotency-conflict")
			.get("import")).isEqualTo(first.get("id"));
		problem(post(REALM.officer(AGENCY), IMPORTS, "", NEW), 400, "idempotency-key-required");
		problem(post(REALM.officer(AGENCY), IMPORTS, key + "1", "{\"source\":\"x\"}"), 400, "invalid-input");
	}

	@Test
	void onlyTheAgencyAndAdministratorsKnowOfAnImport() {
		String job = create();
		problem(get(REALM.officer("H29"), IMPORTS + '/' + job), 404, "not-found");
		problem(get(REALM.officer("H29"), IMPORTS + '/' + job + "/results"), 404, "not-found");
		problem(get(REALM.officer("H29"), IMPORTS + '/' + job + "/report"), 404, "not-found");
		String admin = REALM.token("admin", (claims) -> claims);
		json(get(admin, IMPORTS + '/' + job), 200);
		String named = NEW.replace("{", "{\"agency\":\"H15\",");
		json(post(admin, IMPORTS, UUID.randomUUID().toString(), named), 201);
		problem(post(admin, IMPORTS, UUID.randomUUID().toString(), NEW), 400, "invalid-input");
		problem(post(REALM.officer("H29"), IMPORTS, UUID.randomUUID().toString(), named), 403, "forbidden");
	}

	@ParameterizedTest
	@ValueSource(strings = { "citizen", "auditor", "service", "operator" })
	void othersMayNotBegin(String role) {
		problem(post(REALM.token(role, (claims) -> claims), IMPORTS, UUID.randomUUID().toString(),
				NEW.replace("{", "{\"agency\":\"H15\",")), 403, "forbidden");
	}

	private String create() {
		return json(post(REALM.officer(AGENCY), IMPORTS, UUID.randomUUID().toString(), NEW), 201).get("id").asString();
	}

	private static String code() {
		return "%s-250310-%06d".formatted(AGENCY, CODES.incrementAndGet());
	}

	private static List<String> codes(int count) {
		return IntStream.range(0, count).mapToObj((i) -> code()).toList();
	}

	private static String row(String code, String more) {
		return ("{\"code\":\"%s\",\"procedure\":\"1.004222\",\"state\":9,"
				+ (more.contains("received") ? "" : "\"received\":\"10/03/2025\",") + "\"finished\":\"2025-03-12\",%s}")
			.formatted(code, more);
	}

	private static String rows(List<String> codes) {
		return codes.stream().map((code) -> row(code, "\"channel\":1") + "\n").collect(Collectors.joining());
	}

	private static String csv(List<String> codes) {
		return codes.stream()
			.map((code) -> code + ",1.004222,9,10/03/2025,12/03/2025\n")
			.collect(Collectors.joining("", "code,procedure,state,received,finished\n", ""));
	}

	private void assertAnsweredOnce(String job, List<String> codes) {
		assertThat(results(job, 0)).isEqualTo(IntStream.range(0, codes.size())
			.mapToObj((i) -> "{\"row\":%d,\"code\":\"%s\",\"outcome\":\"UNLINKED\",\"check\":\"not-named\"}"
				.formatted(i, codes.get(i)))
			.toList());
	}

	private @Nullable Claim claim(String code) {
		return this.claims.find(new DossierCode(code)).block(PATIENCE);
	}

	private String stored() {
		return Objects.requireNonNull(Flux.just("dossiers", "persons", "imports", "import-chunks")
			.concatMap((name) -> Flux.from(this.database.getCollection(name).find()).map(Document::toJson))
			.collect(Collectors.joining())
			.block(PATIENCE));
	}

	private JsonNode show(String job) {
		return json(call(HttpMethod.GET, "/" + job, null), 200);
	}

	private int nextRow(String job) {
		return show(job).get("nextRow").asInt();
	}

	private static int next(WebTestClient.ResponseSpec answer) {
		return json(answer, 200).get("nextRow").asInt();
	}

	private static String check(JsonNode problem) {
		return problem.get("errors").get(0).get("check").asString();
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

	/** Sends rows without an end and hangs up once so many were taken in. */
	private void breakOff(String job, String rows, int taken) {
		byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
		String head = """
				PUT %s/%s/rows?from=0 HTTP/1.1
				Host: localhost
				Authorization: Bearer %s
				Content-Type: application/x-ndjson
				Content-Length: %d

				""".formatted(IMPORTS, job, REALM.officer(AGENCY), bytes.length + 1000).replace("\n", "\r\n");
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.US_ASCII));
			out.write(bytes);
			out.flush();
			Awaitility.await().atMost(PATIENCE).until(() -> nextRow(job) >= taken);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private WebTestClient.ResponseSpec send(String job, int from, MediaType type, String rows) {
		return send(job, from, type, rows.getBytes(StandardCharsets.UTF_8));
	}

	private WebTestClient.ResponseSpec send(String job, int from, MediaType type, byte[] rows) {
		return client().put()
			.uri(IMPORTS + "/" + job + "/rows?from=" + from)
			.header("Authorization", "Bearer " + REALM.officer(AGENCY))
			.contentType(type)
			.bodyValue(rows)
			.exchange();
	}

	private WebTestClient.ResponseSpec call(HttpMethod method, String path, @Nullable String body) {
		WebTestClient.RequestBodySpec call = client().mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
			.build()
			.method(method)
			.uri(IMPORTS + path)
			.header("Authorization", "Bearer " + REALM.officer(AGENCY));
		return (body != null) ? call.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange()
				: call.exchange();
	}

}
