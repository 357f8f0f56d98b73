package dev.project06.records;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputTests extends RunningService {

	private static final String NUMBER = "901190007792";

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			procedure | null            | required
			procedure | ""              | required
			procedure | "9.999999"      | code
			procedure | "1.004222 "     | code
			procedure | 1.004222        | type
			procedure | ["1.004222"]    | type
			agency    | null            | required
			agency    | ""              | code
			agency    | "H99"           | code
			agency    | "H26.99"        | code
			agency    | "h26"           | code
			agency    | "901190007792"  | code
			agency    | 26              | type
			agency    | {"text":"H26"}  | type
			note      | 5               | type
			note      | "số 901190007792"        | personal-number
			note      | "9 0 1 1 9 0 0 0 7 7 9 2" | personal-number
			note      | "901.190.007.792"        | personal-number
			note      | "９０１１９０００７７９２"  | personal-number
			extra     | 1               | unknown-field
			state     | "RETURNED"      | unknown-field
			citizenId | "901190007792"  | unknown-field
			""")
	void aFieldOfASubmissionThatIsWrongIsNamedWithItsCheck(String field, String value, String check) {
		assertNamed(post(REALM.citizen("x"), DOSSIERS, "key", with(SUBMISSION, field, value)), field, check);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			procedure | "0"             | code
			channel   | null            | required
			channel   | "ONLINE"        | code
			channel   | "online"        | code
			channel   | 1               | code
			channel   | "FAX"           | code
			receipt   | 7               | type
			agency    | "H"             | code
			note      | "x"             | unknown-field
			""")
	void aFieldOfAnIntakeThatIsWrongIsNamedWithItsCheck(String field, String value, String check) {
		String good = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";
		assertNamed(post(REALM.officer("H26"), DOSSIERS + "/intake", "key", with(good, field, value)), field, check);
	}

	@ParameterizedTest
	@CsvSource({ "note, 1001", "procedure, 41" })
	void aTextThatIsTooLongIsNamed(String field, int length) {
		assertNamed(post(REALM.citizen("x"), DOSSIERS, "key", with(SUBMISSION, field, '"' + "a".repeat(length) + '"')),
				field, "length");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "hello", "{\"agency\":\"H26\",\"agency\":\"H26\"}", "{} // " + NUMBER, "\u0000" })
	void whatIsNoJsonIsRefused(String body) {
		problem(post(REALM.citizen("x"), DOSSIERS, "key", body), 400, "malformed-json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"x\"", "5", "[{}]", SUBMISSION + SUBMISSION })
	void whatIsNoOneObjectIsRefused(String body) {
		problem(post(REALM.citizen("x"), DOSSIERS, "key", body), 400, "invalid-input");
	}

	@Test
	void brokenUtf8IsRefused() {
		byte[] body = with(SUBMISSION, "note", "\"Ngãy\"").getBytes(StandardCharsets.ISO_8859_1);
		problem(post(body, MediaType.APPLICATION_JSON_VALUE), 400, "malformed-json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/octet-stream" })
	void anotherContentTypeIsRefused(String type) {
		problem(post(SUBMISSION.getBytes(StandardCharsets.UTF_8), type), 415, "unsupported-media-type");
	}

	@Test
	void aBodyOfMoreThan256KibibytesIsRefused() {
		problem(post(REALM.citizen("x"), DOSSIERS, "key", with(SUBMISSION, "note", '"' + "a".repeat(256 * 1024) + '"')),
				413, "body-too-large");
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, limit, min", "limit=101, limit, max", "limit=x, limit, type", "state=OPEN, state, code",
			"state=1, state, code", "after=!!, after, cursor", "after=YWJj, after, cursor",
			"after=OTk5OTk5OTk5OTk5OTk5IEgyNi0yNjExMjItMQ, after, cursor" })
	void aParameterThatIsWrongIsNamed(String query, String field, String check) {
		assertNamed(get(REALM.officer("H26"), DOSSIERS + '?' + query), field, check);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "H26-261122-9999", "x", "901190007792", "H26-261122-0001/other", "H26-261122-9999/events" })
	void whatIsNotThereIsNotFound(String path) {
		problem(get(REALM.officer("H26"), DOSSIERS + '/' + path), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "reopen", "RECEIVE", "delete" })
	void aMoveThatDoesNotExistIsNotFound(String move) {
		problem(post(REALM.officer("H26"), DOSSIERS + "/H26-261122-0001/" + move), 404, "not-found");
	}

	@Test
	void anotherMethodIsRefusedWithThoseThatAreTaken() {
		problem(client().put().uri(DOSSIERS).headers((headers) -> headers.setBearerAuth(REALM.citizen("x"))).exchange(),
				405, "method-not-allowed");
	}

	@Test
	void problemsSpeakEnglishToThoseWhoAskForIt() {
		WebTestClient.ResponseSpec answer = client().get()
			.uri(DOSSIERS + "/x")
			.header("Accept-Language", "en-GB")
			.headers((headers) -> headers.setBearerAuth(REALM.officer("H26")))
			.exchange();
		answer.expectHeader().valueEquals("Content-Language", "en");
		assertThat(problem(answer, 404, "not-found").get("title").asString()).isEqualTo("Not found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"901190007792\":1}", "{\"procedure\":\"901190007792\",\"agency\":\"H26\"}",
			"{\"procedure\":\"1.004222\",\"agency\":\"901190007792\"}",
			"{\"procedure\":\"1.004222\",\"agency\":\"H26\",\"note\":\"901190007792\"}",
			"{\"procedure\":901190007792,\"agency\":\"H26\"}" })
	void aNumberIsNeverRepeated(String body) {
		String answer = post(REALM.citizen("x"), DOSSIERS, "key", body).expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).doesNotContain(NUMBER);
	}

	private WebTestClient.ResponseSpec post(byte[] body, String contentType) {
		return client().post().uri(DOSSIERS).headers((headers) -> {
			headers.setBearerAuth(REALM.citizen("x"));
			headers.set("Idempotency-Key", "key");
			headers.set("Content-Type", contentType);
		}).bodyValue(body).exchange();
	}

	private static void assertNamed(WebTestClient.ResponseSpec answer, String field, String check) {
		JsonNode problem = problem(answer, 400, "invalid-input");
		assertThat(problem.get("errors").size()).isEqualTo(1);
		JsonNode error = problem.get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
		assertThat(error.get("message").asString()).isNotEqualTo("không hợp lệ").doesNotContain("{").isNotBlank();
	}

	private static String with(String good, String field, String value) {
		ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(good);
		body.remove(field);
		String rest = body.toString();
		String before = Objects.equals(rest, "{}") ? "{" : rest.substring(0, rest.length() - 1) + ",";
		return before + '"' + field + "\":" + value + '}';
	}

}
