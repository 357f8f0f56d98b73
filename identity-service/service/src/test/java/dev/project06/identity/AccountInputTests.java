package dev.project06.identity;

import java.util.HashMap;
import java.util.Map;

import dev.project06.identity.sandbox.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

import static dev.project06.identity.TestSandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Each field of each call, wrong. */
class AccountInputTests extends RunningService {

	private static final Map<String, String> GOOD = Map.of("/level-1", """
			{"citizenId":"901899000001","fullName":"Nguyễn An","birthDate":"1999-01-01","phone":"0912345678",\
			"email":"a@b.vn","face":"AAAA"}""", "/authority/level-2", """
			{"citizenId":"901899000001","fullName":"Nguyễn An","birthDate":"1999-01-01","phone":"0912345678",\
			"email":"a@b.vn","face":"AAAA","fingerprint":"AAAA","card":"AAAA","cardApplication":false}""", "/status",
			"""
					{"citizenId":"901899000001","phone":"0912345678"}""", "/codes", """
					{"citizenId":"901899000001","purpose":"LOGIN"}""", "/activation", """
					{"citizenId":"901899000001","phone":"0912345678","code":"123456","password":"abcdefg1",\
					"passcode":"190584","questions":[{"topic":"FIRST_SCHOOL","answer":"ab"},\
					{"topic":"FAVOURITE_DISH","answer":"ab"}]}""", "/lock", """
					{"citizenId":"901899000001","proofs":[{"factor":"PASSWORD","value":"x"}]}""", "/unlock", """
					{"citizenId":"901899000001","proofs":[{"factor":"PASSWORD","value":"x"}]}""", "/authority/lock", """
					{"citizenId":"901899000001","reason":"ORDER"}""", "/authority/refuse", """
					{"citizenId":"901899000001","reason":"UNTRUE_DECLARATION"}""");

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/level-1           | citizenId       | null                   | required
			/level-1           | citizenId       | "90189900000x"         | citizen-id-digits
			/level-1           | citizenId       | 901899000001           | type
			/level-1           | fullName        | null                   | required
			/level-1           | fullName        | ""                     | length
			/level-1           | fullName        | "901899000001"         | pattern
			/level-1           | birthDate       | null                   | required
			/level-1           | birthDate       | "1999-02-30"           | date
			/level-1           | phone           | null                   | required
			/level-1           | phone           | "0112345678"           | pattern
			/level-1           | phone           | "091234567"            | pattern
			/level-1           | phone           | "+84912345678"         | pattern
			/level-1           | phone           | 912345678              | type
			/level-1           | email           | "ab"                   | pattern
			/level-1           | email           | "a b@c"                | pattern
			/level-1           | face            | null                   | required
			/level-1           | face            | ""                     | length
			/level-1           | face            | ["AAAA"]               | type
			/level-1           | more            | 1                      | unknown-field
			/authority/level-2 | citizenId       | null                   | required
			/authority/level-2 | fullName        | null                   | required
			/authority/level-2 | birthDate       | null                   | required
			/authority/level-2 | phone           | null                   | required
			/authority/level-2 | email           | "@"                    | pattern
			/authority/level-2 | face            | null                   | required
			/authority/level-2 | fingerprint     | null                   | required
			/authority/level-2 | card            | ""                     | length
			/authority/level-2 | cardApplication | "yes"                  | type
			/status            | citizenId       | null                   | required
			/status            | phone           | null                   | required
			/codes             | citizenId       | null                   | required
			/codes             | purpose         | null                   | required
			/codes             | purpose         | "FUN"                  | code
			/codes             | purpose         | 0                      | code
			/activation        | citizenId       | null                   | required
			/activation        | phone           | "1"                    | pattern
			/activation        | code            | null                   | required
			/activation        | code            | "12345"                | pattern
			/activation        | code            | 123456                 | type
			/activation        | password        | "abc1"                 | length
			/activation        | passcode        | null                   | required
			/activation        | passcode        | "12345a"               | pattern
			/activation        | questions       | null                   | required
			/activation        | questions       | []                     | length
			/lock              | citizenId       | null                   | required
			/lock              | proofs          | null                   | required
			/lock              | proofs          | []                     | length
			/lock              | proofs          | {}                     | type
			/unlock            | proofs          | "x"                    | type
			/authority/lock    | citizenId       | null                   | required
			/authority/lock    | reason          | null                   | required
			/authority/lock    | reason          | "FUN"                  | code
			/authority/refuse  | reason          | null                   | required
			""")
	void aFieldThatIsWrongIsNamedWithItsCheck(String path, String field, String value, String check) {
		JsonNode problem = json(new TestSandbox(client(), Sandbox.DEFAULT).post("/accounts" + path, officer(),
				with(path, field, value)), 400);
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/lock       | proofs    | [{"factor":"PASSWORD"}]                                | proofs[0].value
					/lock       | proofs    | [{"value":"x"}]                                        | proofs[0].factor
					/lock       | proofs    | [{"factor":"PASSWORD","value":""}]                     | proofs[0].value
					/activation | questions | [{"topic":"FIRST_SCHOOL"},{"topic":"FIRST_TEACHER","answer":"ab"}] | questions[0].answer
					/activation | questions | [{"answer":"ab"},{"topic":"FIRST_TEACHER","answer":"ab"}] | questions[0].topic
					""")
	void aFieldInsideIsNamed(String path, String field, String value, String named) {
		JsonNode problem = json(
				new TestSandbox(client(), Sandbox.DEFAULT).post("/accounts" + path, null, with(path, field, value)),
				400);
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(named);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource({ "password, abcdefgh, password-too-simple", "password, 12345678, password-too-simple",
			"password, a901899000001, password-personal", "password, x0912345678, password-personal",
			"passcode, 111111, passcode-too-simple", "passcode, 123456, passcode-too-simple",
			"passcode, 987654, passcode-too-simple", "passcode, 000001, passcode-personal",
			"passcode, 345678, passcode-too-simple" })
	void aSecretThatCanBeGuessedIsRefused(String field, String value, String check) {
		TestSandbox.refused(new TestSandbox(client(), Sandbox.DEFAULT).post("/accounts/activation", null,
				with("/activation", field, '"' + value + '"')), 409, "step-refused", check);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			citizenId | null    | required
			kind      | null    | required
			kind      | "IRIS"  | code
			quality   | 1.01    | range
			quality   | -0.01   | range
			quality   | "high"  | type
			seed      | 1.5     | type
			""")
	void aSampleThatCannotBeTakenIsNamed(String field, String value, String check) {
		JsonNode problem = json(client().post()
			.uri("/api/identity/v1/sandbox/samples")
			.header("Authorization", citizen())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(changed("""
					{"citizenId":"901899000001","kind":"FACE","quality":1,"seed":1}""", field, value))
			.exchange(), 400);
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=101", "limit=x", "before=1", "before=zzzzzzzzzzzzzzzzzzzzzzzz" })
	void aPageOfTheInboxThatCannotBeIsRefused(String query) {
		client().get()
			.uri("/api/identity/v1/sandbox/inbox?" + query)
			.header("Authorization", citizen())
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody();
	}

	private static String with(String path, String field, String value) {
		return changed(GOOD.getOrDefault(path, "{}"), field, value);
	}

	private static String changed(String good, String field, String value) {
		Map<String, Object> fields = new HashMap<>();
		JsonMapper.shared().readTree(good).properties().forEach((one) -> fields.put(one.getKey(), one.getValue()));
		fields.put(field, JsonMapper.shared().readTree(value));
		return JsonMapper.shared().writeValueAsString(fields);
	}

}
