package dev.project06.records;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of an export has 20 dossiers here. */
class ExportTests extends RunningService {

	private static final String EXPORT = DOSSIERS + "/export";

	private static final String ALL = "{\"selection\":{}}";

	private static final String COUNTER = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";

	@Test
	void givesOutEverythingOnceAndSaysThatItIsComplete() {
		Set<String> filed = file("H36", 45);
		List<JsonNode> lines = lines(export(REALM.officer("H36"), ALL));
		assertThat(lines).hasSize(46);
		assertThat(lines.getLast().toString()).isEqualTo("{\"complete\":true,\"count\":45}");
		assertThat(lines.subList(0, 45)).extracting((line) -> line.at("/dossier/code").asString())
			.containsExactlyInAnyOrderElementsOf(filed);
		assertThat(lines.subList(0, 45)).noneMatch((line) -> line.has("number") || line.has("numberStatus"));
		assertThat(lines(export(REALM.officer("H36"), "{\"selection\":{\"states\":[\"FINISHED\"]}}")))
			.hasToString("[{\"complete\":true,\"count\":0}]");
	}

	@Test
	void theLedgerKnowsOfEachPageBeforeItLeaves() {
		Set<String> filed = file("H37", 60);
		String auditor = REALM.token("auditor", (claims) -> claims);
		String officer = REALM.officer("H37");
		WebClient client = WebClient.builder().baseUrl("http://127.0.0.1:" + port()).build();
		var rows = client.post()
			.uri(EXPORT)
			.headers((headers) -> headers.setBearerAuth(officer))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(ALL)
			.exchangeToFlux((answer) -> answer.bodyToFlux(String.class));
		StepVerifier.create(rows, 1).expectNextCount(1).thenCancel().verify(Duration.ofSeconds(30));
		List<String> entries = entries(auditor, "\"H37\"");
		assertThat(entries.getFirst()).contains("\"operation\":\"export\"", "\"BEGUN\"");
		assertThat(entries.get(1)).contains("\"LISTED\"", "\"SHOWN\"");
		assertThat(filed.stream().filter(entries.get(1)::contains)).hasSize(20);
	}

	@Test
	void givesNumbersToWhomThePolicyPermitsAndSaysSoInTheLedger() {
		String number = ownNumber();
		String receipt = IDENTITY.confirmation(number, "1.004222", null, "H38");
		String linked = intake("H38",
				"{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}")
			.get("code")
			.asString();
		String unlinked = intake("H38", COUNTER).get("code").asString();
		String wish = "{\"selection\":{},\"format\":\"%s\",\"numbers\":{\"reason\":\"Đối soát\",\"legalBasis\":\"Nghị định 118/2025/NĐ-CP\"}}";
		List<JsonNode> lines = lines(export(REALM.officer("H38"), wish.formatted("NDJSON")));
		assertThat(lines.get(0).toString()).contains(unlinked, "\"numberStatus\":\"NOT_ATTACHED\"")
			.doesNotContain("\"number\":");
		assertThat(lines.get(1).toString()).contains(linked, "\"numberStatus\":\"SHOWN\"",
				"\"number\":\"" + number + "\"");
		assertThat(csv(REALM.officer("H38"), wish.formatted("CSV"))).contains(",SHOWN," + number + "\r\n");
		String auditor = REALM.token("auditor", (claims) -> claims);
		assertThat(entries(auditor, "\"personal-number by export\"").stream().filter((line) -> line.contains(linked)))
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("\"OPENED\"", "\"SHOWN\"", "Đối soát")
				.doesNotContain(unlinked, number));
		problem(export(auditor, wish.formatted("CSV")), 403, "forbidden");
		problem(export(REALM.token("agency", (claims) -> claims.claim("agency", "H38")), wish.formatted("NDJSON")), 403,
				"forbidden");
		assertThat(entries(auditor, "\"personal-number by export\""))
			.anySatisfy((line) -> assertThat(line).contains("\"REFUSED\"", "\"auditor\""));
	}

	@Test
	void aTableIsSafeToOpenAndAlwaysAsWide() {
		String code = intake("H40", COUNTER).get("code").asString();
		json(write(REALM.officer("H40"), DOSSIERS + '/' + code + "/process", "*", "{}"), 200);
		json(write(REALM.officer("H40"), DOSSIERS + '/' + code + "/stop", "*",
				"{\"reason\":\"=HYPERLINK(\\\"http://x\\\"), xem\\nthêm\"}"), 200);
		WebTestClient.ResponseSpec answer = export(REALM.officer("H40"), "{\"selection\":{},\"format\":\"CSV\"}");
		answer.expectHeader().contentType("text/csv;charset=UTF-8");
		byte[] bytes = Objects.requireNonNull(answer.expectBody().returnResult().getResponseBody());
		String table = new String(bytes, StandardCharsets.UTF_8);
		assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
		assertThat(table).contains("Dừng xử lý", ",\"'=HYPERLINK(\"\"http://x\"\"), xem\nthêm\",");
		assertThat(table).startsWith("\ufeffcode,procedure,").endsWith("\r\n#complete,1" + ",".repeat(18) + "\r\n");
		assertThat(table).contains(code + ",1.004222,H40,H40,COUNTER,STOPPED,8,");
	}

	@Test
	void refusesWhatCannotBeExported() {
		problem(export(REALM.citizen(citizen(ownNumber())), ALL), 403, "forbidden");
		problem(export(REALM.officer("H26"), "{}"), 400, "invalid-input");
		problem(export(REALM.officer("H26"), "{\"selection\":{\"holder\":\"1\"}}"), 400, "invalid-input");
		problem(export(REALM.officer("H26"), "{\"selection\":{},\"format\":\"XML\"}"), 400, "invalid-input");
		JsonNode problem = problem(
				export(REALM.officer("H26"),
						"{\"selection\":{},\"numbers\":{\"reason\":\"của 901190007792\",\"legalBasis\":\"x\"}}"),
				400, "invalid-input");
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo("personal-number");
	}

	private Set<String> file(String agency, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> intake(agency, COUNTER).get("code").asString())
			.collect(Collectors.toSet());
	}

	private WebTestClient.ResponseSpec export(String token, String wish) {
		return write(token, EXPORT, "*", wish);
	}

	private String csv(String token, String wish) {
		return String.valueOf(export(token, wish).expectBody(String.class).returnResult().getResponseBody());
	}

	private static List<JsonNode> lines(WebTestClient.ResponseSpec answer) {
		answer.expectStatus().isOk();
		String body = Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody());
		return body.lines().map(JsonMapper.shared()::readTree).toList();
	}

	private List<String> entries(String auditor, String what) {
		String ledger = String
			.valueOf(get(auditor, "/api/records/v1/ledger").expectBody(String.class).returnResult().getResponseBody());
		return ledger.lines().filter((line) -> line.contains(what) && line.contains("export")).toList();
	}

}
