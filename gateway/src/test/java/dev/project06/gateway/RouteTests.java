package dev.project06.gateway;

import dev.project06.testing.AllowedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTests extends GatewayTest {

	private static final String SANDBOX = "/api/identity/v1/sandbox/";

	RouteTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void carriesCallWithPathAndQueryAsTheyAre() {
		as(REALM.citizen("c1")).get()
			.uri("/api/records/v1/dossiers?state=RECEIVED&limit=2")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		assertThat(ECHO.last().uri()).isEqualTo("/api/records/v1/dossiers?state=RECEIVED&limit=2");
	}

	@Test
	void carriesBodyAndItsType() {
		as(REALM.citizen("c1")).post()
			.uri("/api/records/v1/dossiers")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("/api/records/v1/dossiers 2");
		assertThat(ECHO.last().headers().get("Content-Type")).isEqualTo("application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api", "/api/", "/api/other/v1", "/actuator/health", "/api/identity/v1/unknown" })
	void knowsNothingElse(String path) {
		as(REALM.token("admin", (claims) -> claims)).get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/not-found");
	}

	@Test
	void leavesProblemOfServiceUntouched() {
		as(REALM.citizen("c1")).get()
			.uri("/api/records/v1/conflict")
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("{\"type\":\"https://example.org/own\",\"status\":409}");
	}

	@ParameterizedTest
	@CsvSource({ "reset, 502, upstream-unreachable", "close, 502, upstream-unreachable",
			"garbage, 502, upstream-unreachable", "huge-header, 502, upstream-unreachable",
			"hang, 504, upstream-timeout" })
	void namesWhatServiceDoesWrong(String how, int status, String type) {
		as(REALM.citizen("c1")).get()
			.uri(SANDBOX + how)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/" + type);
	}

	@Test
	void namesServiceThatIsAway() {
		as(REALM.token("operator", (claims) -> claims)).get()
			.uri("/api/metrics/v1/definitions")
			.exchange()
			.expectStatus()
			.isEqualTo(502)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/upstream-unreachable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cut", "stall" })
	@AllowedLog(message = "Error finishing response|already committed", because = "the answer had begun")
	void neverPassesHalfAnAnswerAsWhole(String how) {
		RawHttp.Reply reply = RawHttp.send(this.port, "GET " + SANDBOX + how
				+ " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + REALM.citizen("c1") + "\r\n\r\n");
		assertThat(reply.text()).contains("Content-Length: 1000").hasSizeLessThan(1000);
	}

}
