package dev.project06.identity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputTests extends RunningService {

	private static final String CONFIRMATIONS = "/api/identity/v1/confirmations";

	private static final String GOOD = """
			{"citizenId":"901190007792","fullName":"Nguyễn Thị Trang","birthDate":"1990-01-06",\
			"purpose":{"procedure":"1.004222","legalBasis":"Luật Căn cước"}}""";

	@Test
	void theGoodRequestIsAnswered() {
		post(CONFIRMATIONS, officer(), GOOD).expectStatus().isOk().expectBody();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			citizenId             | null                      | required
			citizenId             | ""                        | citizen-id-length
			citizenId             | "90119000779"             | citizen-id-length
			citizenId             | "9011900077921"           | citizen-id-length
			citizenId             | "90119000779x"            | citizen-id-digits
			citizenId             | "９０１１９０００７７９２"  | citizen-id-digits
			citizenId             | "999190007792"            | citizen-id-province
			citizenId             | "101190007792"            | citizen-id-province
			citizenId             | 901190007792              | type
			citizenId             | 901190007792.0            | type
			citizenId             | true                      | type
			citizenId             | ["901190007792"]          | type
			citizenId             | {"digits":"901190007792"} | type
			fullName              | null                      | required
			fullName              | ""                        | length
			fullName              | "   "                     | pattern
			fullName              | "901190007792"            | pattern
			fullName              | "Trang\\u0000"            | pattern
			fullName              | "Trang\\ud800"            | pattern
			fullName              | "Trang\\u200b"            | pattern
			fullName              | "<b>Trang</b>"            | pattern
			fullName              | 5                         | type
			fullName              | ["Trang"]                 | type
			birthDate             | null                      | required
			birthDate             | "1990-02-29"              | date
			birthDate             | "1990-13-01"              | date
			birthDate             | "1990-00-00"              | date
			birthDate             | "06/01/1990"              | date
			birthDate             | "1990-1-6"                | date
			birthDate             | "+999999-01-01"           | date
			birthDate             | "1990-01-06T00:00:00"     | date
			birthDate             | "1990"                    | date
			birthDate             | ""                        | date
			birthDate             | 1990                      | type
			birthDate             | [1990,1,6]                | type
			purpose               | null                      | required
			purpose               | "1.004222"                | type
			purpose               | []                        | type
			purpose.procedure     | null                      | required
			purpose.procedure     | "4.004222"                | pattern
			purpose.procedure     | "1.00422"                 | pattern
			purpose.procedure     | "1.004222 "               | pattern
			purpose.procedure     | 1.004222                  | type
			purpose.legalBasis    | null                      | required
			purpose.legalBasis    | "ab"                      | length
			purpose.legalBasis    | "Luật\\nCăn cước"         | pattern
			purpose.legalBasis    | false                     | type
			purpose.dossier       | "H26 1"                   | pattern
			purpose.dossier       | 7                         | type
			extra                 | 1                         | unknown-field
			purpose.extra         | 1                         | unknown-field
			CitizenId             | "901190007792"            | unknown-field
			""")
	void aFieldThatIsWrongIsNamedWithItsCheck(String field, String value, String check) {
		JsonNode problem = problem(post(CONFIRMATIONS, officer(), with(field, value)), 400, "invalid-input");
		assertThat(problem.get("errors").size()).isEqualTo(1);
		JsonNode error = problem.get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
		assertThat(error.get("message").asString()).isNotEqualTo("không hợp lệ").doesNotContain("{");
	}

	@ParameterizedTest
	@CsvSource({ "fullName, 101", "fullName, 200000", "purpose.legalBasis, 201" })
	void aTextThatIsTooLongIsNamed(String field, int length) {
		JsonNode problem = problem(post(CONFIRMATIONS, officer(), with(field, '"' + "a".repeat(length) + '"')), 400,
				"invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo("length");
		assertThat(problem.at("/errors/0/message").asString()).matches("phải dài từ \\d+ đến \\d+ ký tự");
	}

	@Test
	void everyMissingFieldIsNamedAtOnce() {
		JsonNode problem = problem(post(CONFIRMATIONS, officer(), "{}"), 400, "invalid-input");
		assertThat(problem.get("errors").valueStream().map((error) -> error.get("field").asString()))
			.containsExactly("birthDate", "citizenId", "fullName", "purpose");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			accountLevel        | 0     | min
			accountLevel        | 3     | max
			accountLevel        | null  | type
			accountLevel        | "2"   | type
			accountLevel        | 2.5   | type
			accountLevel        | true  | type
			accountLevel        | 99999999999 | type
			authenticationLevel | 5     | max
			authenticationLevel | -1    | min
			subject             | null  | required
			subject             | ""    | length
			""")
	void aLevelOutsideItsRangeIsNamed(String field, String value, String check) {
		String good = """
				{"subject":"abc","accountLevel":2,"authenticationLevel":3,\
				"purpose":{"procedure":"1.004222","legalBasis":"Luật Căn cước"}}""";
		String bad = good.replaceFirst('"' + field + "\":[^,]+", '"' + field + "\":" + value);
		JsonNode problem = problem(post("/api/identity/v1/receipts", service(), bad), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"citizenId\":\"9011", "hello", "{'citizenId':'901190007792'}",
			"{\"citizenId\":\"901190007792\",\"citizenId\":\"901190007793\"}", "{\"citizenId\":\"901190007792\",}",
			"{\"citizenId\":NaN}", "\u0000", "{} // 901190007792" })
	void whatIsNoJsonIsRefused(String body) {
		problem(post(CONFIRMATIONS, officer(), body), 400, "malformed-json");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "[]", "\"901190007792\"", "901190007792", "null", "true", "[{}]" })
	void whatIsNoObjectIsRefused(String body) {
		assertThat(post(CONFIRMATIONS, officer(), body).expectBody().returnResult().getStatus().value()).isEqualTo(400);
	}

	@Test
	void whatFollowsTheObjectIsRefused() {
		JsonNode problem = problem(post(CONFIRMATIONS, officer(), GOOD + GOOD), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo("body");
	}

	@Test
	void deepNestingIsRefused() {
		String deep = "[".repeat(5000) + "]".repeat(5000);
		assertThat(
				post(CONFIRMATIONS, officer(), with("purpose", deep)).expectBody().returnResult().getStatus().value())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "ISO-8859-1, malformed-json", "windows-1258, malformed-json" })
	void brokenUtf8IsRefused(String charset, String type) {
		byte[] body = GOOD.replace("Nguyễn Thị", "Ngày Nãy")
			.replace("Luật Căn cước", "Luat")
			.getBytes(Charset.forName(charset));
		problem(post(CONFIRMATIONS, officer(), body, MediaType.APPLICATION_JSON_VALUE), 400, type);
	}

	@Test
	void halfACharacterIsRefused() {
		byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
		int place = GOOD.substring(0, GOOD.indexOf('ễ')).getBytes(StandardCharsets.UTF_8).length;
		body[place + 1] = 'x';
		problem(post(CONFIRMATIONS, officer(), body, MediaType.APPLICATION_JSON_VALUE), 400, "malformed-json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/x-www-form-urlencoded",
			"multipart/form-data;boundary=x", "application/octet-stream", "x", "" })
	void anotherContentTypeIsRefused(String contentType) {
		problem(post(CONFIRMATIONS, officer(), GOOD.getBytes(StandardCharsets.UTF_8), contentType), 415,
				"unsupported-media-type");
	}

	@Test
	void aBodyOfMoreThan256KibibytesIsRefused() {
		String large = with("fullName", '"' + "a".repeat(256 * 1024) + '"');
		problem(post(CONFIRMATIONS, officer(), large), 413, "body-too-large");
	}

	@ParameterizedTest
	@CsvSource({ "count=0, count, min", "count=101, count, max", "count=abc, count, type",
			"count=99999999999, count, type", "seed=12345678901234567890123456789012345678901, seed, length" })
	void aParameterThatIsWrongIsNamed(String query, String field, String check) {
		JsonNode problem = problem(send(HttpMethod.GET, "/api/identity/v1/sandbox/people?" + query, citizen()), 400,
				"invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
		assertThat(problem.get("instance").asString()).isEqualTo("/api/identity/v1/sandbox/people");
	}

	@Test
	void anotherMethodIsRefusedWithThoseThatAreTaken() {
		WebTestClient.ResponseSpec answer = send(HttpMethod.PUT, CONFIRMATIONS, officer());
		answer.expectHeader().valueEquals("Allow", "POST");
		problem(answer, 405, "method-not-allowed");
	}

	@Test
	void aFormatThatCannotBeGivenIsRefused() {
		problem(client().get()
			.uri("/api/identity/v1/sandbox/personas")
			.header("Authorization", citizen())
			.accept(MediaType.TEXT_HTML)
			.exchange(), 406, "not-acceptable");
	}

	@Test
	void aPathUnderAnOperationIsNotFound() {
		problem(send(HttpMethod.GET, "/api/identity/v1/sandbox/901190007792", citizen()), 404, "not-found");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			vi                | vi | Dữ liệu không hợp lệ
			en                | en | Invalid input
			en-GB             | en | Invalid input
			fr, en;q=0.5      | en | Invalid input
			fr                | vi | Dữ liệu không hợp lệ
			*                 | vi | Dữ liệu không hợp lệ
			;;;q=x            | vi | Dữ liệu không hợp lệ
			""")
	void aProblemSpeaksTheLanguageOfTheCaller(String wanted, String language, String title) {
		client(wanted).post()
			.uri(CONFIRMATIONS)
			.header("Authorization", officer())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Language", language)
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo(title);
	}

	@Test
	void aNumberInTheNameOfAFieldIsNotRepeated() {
		JsonNode problem = problem(post(CONFIRMATIONS, officer(), "{\"901190007792\":1}"), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo("?");
	}

	private static String with(String field, String value) {
		String[] path = field.split("\\.", -1);
		String name = '"' + path[path.length - 1] + "\":";
		if (GOOD.contains(name)) {
			return GOOD.replaceFirst(name + "(\"[^\"]*\"|\\{[^}]*\\})",
					java.util.regex.Matcher.quoteReplacement(name + value));
		}
		return (path.length == 1)
				? GOOD.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement('{' + name + value + ','))
				: GOOD.replace("\"procedure\"", name + value + ",\"procedure\"");
	}

	/** Checks what holds for every problem, and gives it. */
	private static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String name) {
		EntityExchangeResult<String> result = answer.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Content-Language", "vi")
			.expectBody(String.class)
			.returnResult();
		String body = Objects.requireNonNull(result.getResponseBody());
		JsonNode problem = JsonMapper.shared().readTree(body);
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/" + name);
		assertThat(result.getStatus().value()).isEqualTo(status).isEqualTo(problem.get("status").asInt());
		assertThat(problem.get("title").asString()).isNotBlank();
		assertThat(problem.get("detail").asString()).isNotBlank();
		String trace = problem.get("traceId").asString();
		assertThat(trace).matches("[0-9a-f]{32}");
		if (!problem.get("instance").asString().contains("901190007792")) {
			assertThat(body.replace(trace, "")).doesNotContain("190007792", "Trang", "1990", "Exception", "jackson");
		}
		return problem;
	}

	private WebTestClient.ResponseSpec post(String path, String token, String body) {
		return post(path, token, body.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_VALUE);
	}

	private WebTestClient.ResponseSpec post(String path, String token, byte[] body, @Nullable String contentType) {
		return client().post().uri(path).header("Authorization", token).body((request, context) -> {
			if (contentType != null && !contentType.isEmpty()) {
				request.getHeaders().set("Content-Type", contentType);
			}
			return request.writeWith(reactor.core.publisher.Mono.just(request.bufferFactory().wrap(body)));
		}).exchange();
	}

	private WebTestClient.ResponseSpec send(HttpMethod method, String path, String token) {
		return client().method(method).uri(path).header("Authorization", token).exchange();
	}

}
