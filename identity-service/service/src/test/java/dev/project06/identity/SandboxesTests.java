package dev.project06.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.project06.testing.AllowedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SandboxesTests extends RunningService {

	private static final String V1 = "/api/identity/v1";

	private static final String CONFIRMATION = """
			{"citizenId":"901190007792","fullName":"Nguyễn Thị Trang","birthDate":"1990-01-06",
			"purpose":{"procedure":"1.004222","legalBasis":"Luật Căn cước"}}""";

	private final String name = "run-" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void theDefaultOneIsAlwaysThereAndHasTheRealTime() {
		JsonNode sandbox = ok(call(HttpMethod.GET, "default", V1 + "/sandbox", officer(), null));
		assertThat(sandbox.get("name").asString()).isEqualTo("default");
		assertThat(Instant.parse(sandbox.get("time").asString())).isBetween(Instant.now().minusSeconds(60),
				Instant.now().plusSeconds(60));
		assertThat(sandbox.get("faults")).isEmpty();
	}

	@Test
	void onlyAnAdministratorSetsTheDefaultOneUp() {
		problem(call(HttpMethod.PUT, "default", V1 + "/sandbox/clock", officer(), "{}"), 403, "forbidden");
		problem(call(HttpMethod.PUT, "default", V1 + "/sandbox/faults", officer(), "[]"), 403, "forbidden");
		problem(call(HttpMethod.POST, "default", V1 + "/sandbox/reset", officer(), null), 403, "forbidden");
		ok(call(HttpMethod.PUT, "default", V1 + "/sandbox/faults", admin(), "[]"));
	}

	@Test
	void aSandboxBelongsToWhoMadeIt() {
		create();
		problem(call(HttpMethod.PUT, this.name, V1 + "/sandbox/clock", citizen(), "{}"), 403, "forbidden");
		ok(call(HttpMethod.PUT, this.name, V1 + "/sandbox/clock", officer(), "{}"));
		assertThat(ok(call(HttpMethod.GET, "default", V1 + "/sandboxes", officer(), null)).valueStream()
			.map((one) -> one.get("name").asString())).contains(this.name);
		assertThat(ok(call(HttpMethod.GET, "default", V1 + "/sandboxes", citizen(), null)).valueStream()
			.map((one) -> one.get("name").asString())).doesNotContain(this.name);
	}

	@Test
	void aNameIsGivenOnce() {
		create();
		problem(call(HttpMethod.POST, "default", V1 + "/sandboxes", officer(), "{\"name\":\"" + this.name + "\"}"), 409,
				"sandbox-exists");
		problem(call(HttpMethod.POST, "default", V1 + "/sandboxes", officer(), "{\"name\":\"default\"}"), 409,
				"sandbox-exists");
	}

	@Test
	void anOwnerHasFiftyAtMost() {
		String many = "Bearer " + REALM.token("agency", (claims) -> claims.subject("many"));
		for (int i = 0; i < 50; i++) {
			call(HttpMethod.POST, "default", V1 + "/sandboxes", many, "{\"name\":\"%s-%d\"}".formatted(this.name, i))
				.expectStatus()
				.isCreated()
				.expectBody();
		}
		problem(call(HttpMethod.POST, "default", V1 + "/sandboxes", many, "{\"name\":\"" + this.name + "\"}"), 409,
				"too-many-sandboxes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"name":"ab"}              | name | pattern
			{"name":"Ab-cd"}           | name | pattern
			{"name":"ab/cd"}           | name | pattern
			{"name":"-abc"}            | name | pattern
			{"name":7}                 | name | type
			{}                         | name | required
			""")
	void aNameThatIsNoneIsNamed(String body, String field, String check) {
		JsonNode problem = problem(call(HttpMethod.POST, "default", V1 + "/sandboxes", officer(), body), 400,
				"invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[{"fault":"NONE"}]                          | code
			[{"fault":"EXPIRED","share":1.5}]           | range
			[{"fault":"EXPIRED","share":-0.1}]          | range
			[{"fault":"EXPIRED","share":"half"}]        | type
			[{"fault":"LATENCY","delay":"PT3M"}]        | range
			[{"fault":"LATENCY","delay":"-PT3S"}]       | range
			[{"fault":"LATENCY","path":"confirm"}]      | pattern
			[{"share":1}]                               | required
			[{"fault":"EXPIRED","since":1}]             | unknown-field
			""")
	void aFaultThatCannotBeIsNamed(String body, String check) {
		create();
		JsonNode problem = problem(call(HttpMethod.PUT, this.name, V1 + "/sandbox/faults", officer(), body), 400,
				"invalid-input");
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@Test
	void aSandboxThatIsNotThereIsNamed() {
		problem(call(HttpMethod.GET, this.name, V1 + "/sandbox", officer(), null), 404, "unknown-sandbox");
		problem(call(HttpMethod.POST, this.name, V1 + "/confirmations", officer(), CONFIRMATION), 404,
				"unknown-sandbox");
	}

	@Test
	void theClockRunsAheadOrStandsStill() {
		create();
		Instant ahead = time(call(HttpMethod.PUT, this.name, V1 + "/sandbox/clock", officer(), "{\"ahead\":\"P10D\"}"));
		assertThat(ahead).isBetween(Instant.now().plus(Duration.ofDays(10)).minusSeconds(60),
				Instant.now().plus(Duration.ofDays(10)).plusSeconds(60));
		String stop = "{\"stoppedAt\":\"2026-11-24T01:00:00Z\"}";
		assertThat(time(call(HttpMethod.PUT, this.name, V1 + "/sandbox/clock", officer(), stop)))
			.isEqualTo("2026-11-24T01:00:00Z");
		assertThat(time(call(HttpMethod.GET, this.name, V1 + "/sandbox", citizen(), null)))
			.isEqualTo("2026-11-24T01:00:00Z");
		assertThat(time(call(HttpMethod.POST, this.name, V1 + "/sandbox/reset", officer(), null)))
			.isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
	}

	@Test
	void faultsStrikeInTheirSandboxOnly() {
		create();
		faults("[{\"fault\":\"UNAVAILABLE\"}]");
		assertThat(problem(confirm(this.name), 503, "injected-fault").get("check").asString())
			.isEqualTo("as-the-sandbox-says");
		ok(confirm("default"));
		faults("[{\"fault\":\"SERVER_ERROR\"}]");
		problem(confirm(this.name), 500, "injected-error");
		faults("[]");
		ok(confirm(this.name));
	}

	@Test
	@AllowedLog(logger = "reactor.netty.http.client", message = "The connection observed an error",
			because = "the client says that it was cut off")
	void aConnectionIsCutWithoutAnAnswer() {
		create();
		faults("[{\"fault\":\"CUT_CONNECTION\"}]");
		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> confirm(this.name));
	}

	@Test
	void anAnswerTakesAsLongAsTheRuleSays() {
		create();
		faults("[{\"fault\":\"LATENCY\",\"delay\":\"PT0.7S\"}]");
		long start = System.nanoTime();
		ok(confirm(this.name));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
	}

	@Test
	void aShareOfTheCallsFailsAndTheSameOnesEachTime() {
		create();
		assertThat(statuses()).isEqualTo(statuses()).contains("200", "503");
	}

	@Test
	void aDeletedSandboxIsGone() {
		create();
		call(HttpMethod.DELETE, this.name, V1 + "/sandbox", officer(), null).expectStatus().isNoContent().expectBody();
		problem(confirm(this.name), 404, "unknown-sandbox");
	}

	private String statuses() {
		faults("[{\"fault\":\"UNAVAILABLE\",\"share\":0.5,\"seed\":7}]");
		StringBuilder statuses = new StringBuilder();
		for (int i = 0; i < 12; i++) {
			statuses.append(confirm(this.name).expectBody().returnResult().getStatus().value()).append(' ');
		}
		return statuses.toString();
	}

	private void create() {
		JsonNode made = JsonMapper.shared()
			.readTree(call(HttpMethod.POST, "default", V1 + "/sandboxes", officer(), "{\"name\":\"" + this.name + "\"}")
				.expectStatus()
				.isCreated()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody());
		assertThat(made.get("name").asString()).isEqualTo(this.name);
	}

	private void faults(String rules) {
		ok(call(HttpMethod.PUT, this.name, V1 + "/sandbox/faults", officer(), rules));
	}

	private WebTestClient.ResponseSpec confirm(String sandbox) {
		return call(HttpMethod.POST, sandbox, V1 + "/confirmations", officer(), CONFIRMATION);
	}

	private static Instant time(WebTestClient.ResponseSpec answer) {
		return Instant.parse(ok(answer).get("time").asString());
	}

	private WebTestClient.ResponseSpec call(HttpMethod method, String sandbox, String path, String token,
			@org.jspecify.annotations.Nullable String body) {
		WebTestClient.RequestBodySpec request = client().method(method)
			.uri(path)
			.header("Authorization", token)
			.header("Sandbox", sandbox);
		return (body != null) ? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange()
				: request.exchange();
	}

	private static JsonNode ok(WebTestClient.ResponseSpec answer) {
		return JsonMapper.shared()
			.readTree(answer.expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

	private static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String name) {
		JsonNode problem = JsonMapper.shared()
			.readTree(
					answer.expectStatus().isEqualTo(status).expectBody(String.class).returnResult().getResponseBody());
		assertThat(problem.get("type").asString()).endsWith("/" + name);
		return problem;
	}

	private static String admin() {
		return "Bearer " + REALM.token("admin", (claims) -> claims);
	}

}
