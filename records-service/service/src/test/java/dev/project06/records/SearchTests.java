package dev.project06.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTests extends RunningService {

	private static final String SEARCH = DOSSIERS + "/search";

	private static final String COUNTER = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";

	@Test
	void findsByWhateverIsAsked() {
		JsonNode counter = intake("H31", COUNTER);
		String code = counter.get("code").asString();
		String post = intake("H31", "{\"procedure\":\"1.004194\",\"channel\":\"POST\"}").get("code").asString();
		String day = counter.get("dueDate").asString();
		String today = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
		String officer = REALM.officer("H31");
		assertThat(found(officer, "{}")).containsExactly(post, code);
		assertThat(found(officer, "{\"code\":\"" + code + "\"}")).containsExactly(code);
		assertThat(found(officer, "{\"code\":\"" + code.substring(0, code.length() - 4) + "\"}")).contains(post, code);
		assertThat(found(officer, "{\"states\":[\"RECEIVED\",\"FINISHED\"],\"procedure\":\"1.004222\"}"))
			.containsExactly(code);
		assertThat(found(officer, "{\"channel\":\"POST\",\"link\":\"UNLINKED\"}")).containsExactly(post);
		assertThat(found(officer, "{\"due\":{\"from\":\"%s\",\"to\":\"%s\"}}".formatted(day, day))).contains(code);
		assertThat(found(officer, "{\"due\":{\"from\":\"2199-01-01\"}}")).isEmpty();
		assertThat(found(officer, "{\"received\":{\"from\":\"%s\"}}".formatted(today))).contains(post, code);
		assertThat(found(officer, "{\"received\":{\"to\":\"2025-01-01\"}}")).isEmpty();
		assertThat(found(officer, "{\"finished\":{\"from\":\"2025-01-01\"}}")).isEmpty();
		assertThat(found(officer, "{\"overdue\":true}")).isEmpty();
		assertThat(found(officer, "{\"overdue\":false,\"agency\":\"H31\"}")).contains(post, code);
	}

	@Test
	void findsTheDossiersOfAHolderWhoseNumberStandsInTheBody() {
		String number = ownNumber();
		String receipt = IDENTITY.confirmation(number, "1.004222", null, "H26");
		String code = intake("H26",
				"{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}")
			.get("code")
			.asString();
		String auditor = REALM.token("auditor", (claims) -> claims);
		String question = "{\"holder\":\"" + number + "\"}";
		JsonNode page = json(search(REALM.officer("H26"), "", question), 200);
		assertThat(codes(page)).containsExactly(code);
		assertThat(page.toString()).doesNotContain(number);
		assertThat(found(auditor, question)).containsExactly(code);
		assertThat(found(REALM.officer("H29"), question)).isEmpty();
		assertThat(found(REALM.officer("H29"), "{\"holder\":\"" + ownNumber() + "\"}")).isEmpty();
		String ledger = text(auditor, "/api/records/v1/ledger");
		assertThat(ledger.lines().filter((line) -> line.contains("\"search-by-number\"")))
			.hasSizeGreaterThanOrEqualTo(4)
			.anySatisfy((line) -> assertThat(line).contains("\"LISTED\"", code))
			.anySatisfy((line) -> assertThat(line).contains("\"REFUSED\"", "\"NOT_FOUND\"", "\"H29\""));
		assertThat(ledger).doesNotContain(number);
	}

	@Test
	void pagesFollowEachOtherWhateverIsFiledMeanwhile() {
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			filed.addFirst(intake("H33", COUNTER).get("code").asString());
		}
		String officer = REALM.officer("H33");
		List<String> seen = new ArrayList<>();
		String query = "?limit=2";
		while (!query.isEmpty()) {
			JsonNode page = json(search(officer, query, "{\"states\":[\"RECEIVED\"]}"), 200);
			seen.addAll(codes(page));
			query = page.has("next") ? "?limit=2&after=" + page.get("next").asString() : "";
			intake("H33", COUNTER);
		}
		assertThat(seen).containsExactlyElementsOf(filed);
	}

	@Test
	void whoeverMayNotIsRefusedAndStandsInTheLedger() {
		problem(search(REALM.citizen(citizen(ownNumber())), "", "{}"), 403, "forbidden");
		problem(search(REALM.token("operator", (claims) -> claims), "", "{}"), 403, "forbidden");
		problem(search(REALM.officer("H34"), "", "{\"agency\":\"H35\"}"), 403, "forbidden");
		problem(search(REALM.officer("G01.01"), "", "{\"agency\":\"G01\"}"), 403, "forbidden");
		String ledger = text(REALM.token("auditor", (claims) -> claims), "/api/records/v1/ledger");
		assertThat(ledger.lines().filter((line) -> line.contains("\"operation\":\"search\"")))
			.anySatisfy((line) -> assertThat(line).contains("\"FORBIDDEN\"", "\"citizen\""))
			.anySatisfy((line) -> assertThat(line).contains("\"FORBIDDEN\"", "\"operator\""))
			.anySatisfy((line) -> assertThat(line).contains("\"NOT_PERMITTED\"", "\"H34\""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{\"code\":\"H26\"}|code|pattern", "{\"code\":\"901190007792\"}|code|pattern",
					"{\"states\":[]}|states|length", "{\"states\":[\"DONE\"]}|states.0|code",
					"{\"states\":[null]}|states[0]|required", "{\"agency\":\"H99\"}|agency|code",
					"{\"agency\":\"nowhere\"}|agency|code", "{\"holder\":\"12345678901\"}|holder|pattern",
					"{\"holder\":901190007792}|holder|type", "{\"due\":{}}|due|required",
					"{\"due\":{\"from\":\"2026-02-30\"}}|due.from|date",
					"{\"received\":{\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"}}|received|order",
					"{\"finished\":{\"from\":\"1890-01-01\"}}|finished|date",
					"{\"finished\":{\"to\":\"+99999-01-01\"}}|finished|date", "{\"name\":\"An\"}|name|unknown-field",
					"{\"overdue\":\"yes\"}|overdue|type", "{\"link\":\"GOOD\"}|link|code" })
	void namesWhatIsWrong(String question, String field, String check) {
		JsonNode problem = problem(search(REALM.officer("H26"), "", question), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
		assertThat(problem.toString()).doesNotContain("901190007792", "12345678901");
	}

	@Test
	void namesAWrongPage() {
		problem(search(REALM.officer("H26"), "?limit=0", "{}"), 400, "invalid-input");
		problem(search(REALM.officer("H26"), "?limit=101", "{}"), 400, "invalid-input");
		problem(search(REALM.officer("H26"), "?after=abc", "{}"), 400, "invalid-input");
		problem(search(REALM.officer("H26"), "", "{"), 400, "malformed-json");
	}

	@Test
	void whoIsNamedAsAChildSeesTheDossierAndDoesNothingInIt() {
		String number = ownNumber();
		String child = citizen(number);
		submit(child);
		String code = intake("H26", COUNTER).get("code").asString();
		String receipt = IDENTITY.confirmation(number, "1.004222", code, "H26");
		json(write(REALM.officer("H26"), DOSSIERS + '/' + code + "/link", "*",
				"{\"receipt\":\"" + receipt + "\",\"role\":\"CHILD\"}"), 200);
		String token = REALM.citizen(child);
		assertThat(codes(json(get(token, DOSSIERS), 200))).contains(code);
		json(get(token, DOSSIERS + '/' + code), 200);
		json(get(token, DOSSIERS + '/' + code + "/events"), 200);
		json(get(token, DOSSIERS + '/' + code + "/usages"), 200);
		problem(post(token, DOSSIERS + '/' + code + "/withdraw"), 403, "forbidden");
		problem(post(token, DOSSIERS + '/' + code + "/supplement"), 403, "forbidden");
	}

	private WebTestClient.ResponseSpec search(String token, String query, String question) {
		return write(token, SEARCH + query, "*", question);
	}

	private List<String> found(String token, String question) {
		return codes(json(search(token, "?limit=100", question), 200));
	}

	private static List<String> codes(JsonNode page) {
		return page.get("items").valueStream().map((item) -> item.get("code").asString()).toList();
	}

	private String text(String token, String path) {
		return String.valueOf(get(token, path).expectBody(String.class).returnResult().getResponseBody());
	}

}
