package dev.project06.records;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static org.assertj.core.api.Assertions.assertThat;

class FilingTests extends RunningService {

	private static final String COUNTER = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";

	@Test
	void aCitizenFilesOnline() {
		JsonNode dossier = submit(citizen("901190007792"));
		assertThat(dossier.get("code").asString()).matches("H26-\\d{6}-\\d{4,}");
		assertThat(dossier.get("procedure").asString()).isEqualTo("1.004222");
		assertThat(dossier.get("agency").asString()).isEqualTo("H26");
		assertThat(dossier.get("channel").asString()).isEqualTo("ONLINE");
		assertThat(dossier.get("state").asString()).isEqualTo("SUBMITTED");
		assertThat(dossier.get("stateCode").asInt()).isEqualTo(1);
		assertThat(dossier.get("stateName").asString()).isEqualTo("Mới đăng ký");
		assertThat(dossier.has("dueDate")).isFalse();
		assertThat(dossier.at("/link/state").asString()).isEqualTo("VERIFIED");
		assertThat(dossier.at("/link/method").asString()).isEqualTo("LOGIN");
		assertThat(dossier.at("/link/level").asInt()).isEqualTo(3);
		assertThat(dossier.get("version").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "01, true", "00, false" })
	void theEventNamesTheTraceOfTheRequestWhenItIsRecorded(String flags, boolean named) {
		String trace = UUID.randomUUID().toString().replace("-", "");
		String code = json(client().post()
			.uri(DOSSIERS)
			.headers((headers) -> headers.setBearerAuth(REALM.citizen(citizen("901190007792"))))
			.header("Idempotency-Key", trace)
			.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-" + flags)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(SUBMISSION)
			.exchange(), 201).get("code").asString();
		Awaitility.await().until(() -> BROKER.eventsOf(code).size() == 1);
		Header found = BROKER.events((event) -> code.equals(event.key()))
			.getFirst()
			.headers()
			.lastHeader("ce_traceparent");
		assertThat(found != null).isEqualTo(named);
		if (found != null) {
			assertThat(found.value()).asString(StandardCharsets.UTF_8).matches("00-" + trace + "-[0-9a-f]{16}-01");
		}
	}

	@Test
	void theAnswerNamesThePlaceOfTheDossier() {
		String token = REALM.citizen(citizen("901190007792"));
		EntityExchangeResult<String> answer = post(token, DOSSIERS, "key", SUBMISSION).expectStatus()
			.isCreated()
			.expectHeader()
			.doesNotExist("Idempotency-Replayed")
			.expectBody(String.class)
			.returnResult();
		URI place = answer.getResponseHeaders().getLocation();
		assertThat(place).isNotNull();
		assertThat(json(get(token, String.valueOf(place)), 200).toString()).isEqualTo(answer.getResponseBody());
	}

	@Test
	void anOfficerTakesInAtTheCounterWithAReceipt() {
		String receipt = IDENTITY.confirmation("901190007792", "1.004222", null, "H26");
		JsonNode dossier = intake("H26",
				"{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}");
		assertThat(dossier.get("state").asString()).isEqualTo("RECEIVED");
		assertThat(dossier.get("receivedAt")).isEqualTo(dossier.get("submittedAt"));
		assertThat(dossier.get("dueDate").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
		assertThat(dossier.at("/link/state").asString()).isEqualTo("VERIFIED");
		assertThat(dossier.at("/link/method").asString()).isEqualTo("CONFIRMATION");
		assertThat(dossier.at("/link").has("level")).isFalse();
	}

	@Test
	void withoutAReceiptADossierIsNotLinked() {
		JsonNode dossier = intake("H26", "{\"procedure\":\"1.004222\",\"channel\":\"POST\"}");
		assertThat(dossier.get("channel").asString()).isEqualTo("POST");
		assertThat(dossier.get("link").toString()).isEqualTo("{\"state\":\"UNLINKED\"}");
	}

	@Test
	void anAgencyTakesInForThoseUnderIt() {
		JsonNode dossier = intake("G01", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"agency\":\"G01.01\"}");
		assertThat(dossier.get("agency").asString()).isEqualTo("G01.01");
		assertThat(dossier.get("code").asString()).startsWith("G01.01-");
		String client = REALM.token("agency", (claims) -> claims.claim("agency", "000.00.00.H26"));
		assertThat(json(post(client, DOSSIERS + "/intake", "k" + UUID.randomUUID(), COUNTER), 201).get("agency")
			.asString()).isEqualTo("H26");
	}

	@ParameterizedTest
	@CsvSource({ "H26, H29", "G01.01, G01", "H2, H26", "X, H26" })
	void noOneTakesInForOthers(String own, String other) {
		String body = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"agency\":\"" + other + "\"}";
		problem(post(REALM.officer(own), DOSSIERS + "/intake", "key", body), 403, "forbidden");
	}

	@Test
	void onlyCitizensFileOnlineAndOnlyOfficialsTakeIn() {
		problem(post(REALM.officer("H26"), DOSSIERS, "key", SUBMISSION), 403, "forbidden");
		problem(post(REALM.token("auditor", (claims) -> claims), DOSSIERS, "key", SUBMISSION), 403, "forbidden");
		problem(post(REALM.token("admin", (claims) -> claims.claim("vneid_sub", "x")), DOSSIERS, "key", SUBMISSION),
				403, "forbidden");
		problem(post(REALM.citizen("x"), DOSSIERS + "/intake", "key", COUNTER), 403, "forbidden");
		problem(post(REALM.token("admin", (claims) -> claims.claim("agency", "H26")), DOSSIERS + "/intake", "key",
				COUNTER), 403, "forbidden");
	}

	@Test
	void theSameRequestAgainGetsTheSameAnswer() {
		String token = REALM.citizen(citizen("901190007792"));
		EntityExchangeResult<String> first = post(token, DOSSIERS, "again", SUBMISSION).expectStatus()
			.isCreated()
			.expectBody(String.class)
			.returnResult();
		String code = String.valueOf(first.getResponseHeaders().getLocation());
		json(post(REALM.officer("H26"), code + "/receive"), 200);
		EntityExchangeResult<String> again = post(token, DOSSIERS, "again",
				"{ \"agency\":\"000.00.00.H26\", \"procedure\" : \"1.004222\" }")
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueEquals("Idempotency-Replayed", "true")
			.expectBody(String.class)
			.returnResult();
		assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
		assertThat(again.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
	}

	@Test
	void anotherBodyWithTheSameKeyIsRefusedNamingTheDossier() {
		String token = REALM.citizen(citizen("901190007792"));
		String code = json(post(token, DOSSIERS, "taken", SUBMISSION), 201).get("code").asString();
		JsonNode problem = problem(post(token, DOSSIERS, "taken", SUBMISSION.replace("H26", "H29")), 409,
				"idempotency-conflict");
		assertThat(problem.get("dossier").asString()).isEqualTo(code);
	}

	@Test
	void aKeyIsItsCallersOwn() {
		String one = json(post(REALM.citizen(citizen("901190007792")), DOSSIERS, "shared", SUBMISSION), 201).toString();
		String two = json(post(REALM.citizen(citizen("979085729770")), DOSSIERS, "shared", SUBMISSION), 201).toString();
		assertThat(two).isNotEqualTo(one);
	}

	@Test
	void ofTwentyEqualRequestsAtOnceOneFilesAndOthersHearThatOrTheAnswer() throws Exception {
		String token = REALM.citizen(citizen(ownNumber()));
		Callable<String> request = () -> {
			var result = post(token, DOSSIERS, "at-once", SUBMISSION).expectBody(String.class).returnResult();
			String body = String.valueOf(result.getResponseBody());
			return body.contains("/problems/request-under-way") ? "under way" : body;
		};
		Set<String> answers = new HashSet<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<String> answer : threads.invokeAll(Collections.nCopies(20, request))) {
				answers.add(answer.get());
			}
		}
		answers.remove("under way");
		assertThat(answers).containsExactly(json(post(token, DOSSIERS, "at-once", SUBMISSION), 201).toString());
		assertThat(json(get(token, DOSSIERS), 200).get("items").size()).isEqualTo(1);
	}

	@Test
	void aRequestWithoutAKeyIsRefused() {
		problem(post(REALM.citizen("x"), DOSSIERS, "", SUBMISSION), 400, "idempotency-key-required");
		problem(post(REALM.officer("H26"), DOSSIERS + "/intake", "", COUNTER), 400, "idempotency-key-required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "12345678901234567890123456789012345678901234567890123456789012345", "khóa" })
	void aKeyThatIsTooLongOrNotVisibleAsciiIsRefused(String key) {
		JsonNode problem = problem(post(REALM.citizen("x"), DOSSIERS, key, SUBMISSION), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
	}

	@Test
	void aCitizenWhomNobodyKnowsIsRefusedAndNothingIsFiled() {
		String token = REALM.citizen("nobody-" + UUID.randomUUID());
		problem(post(token, DOSSIERS, "key", SUBMISSION), 422, "unknown-subject");
		assertThat(json(get(token, DOSSIERS), 200).get("items").size()).isZero();
	}

}
