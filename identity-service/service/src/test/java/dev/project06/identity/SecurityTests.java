package dev.project06.identity;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityTests extends RunningService {

	private static final TestRealm OTHER_REALM = TestRealm.start();

	@ParameterizedTest
	@CsvSource({ "POST, confirmations, officer agency", "POST, look-ups, officer agency",
			"POST, households, officer agency", "POST, receipts, service", "POST, bulk-checks, officer agency",
			"GET, sandbox/personas, citizen officer agency operator auditor admin service" })
	void eachOperationIsForItsRolesOnly(HttpMethod method, String path, String allowed) {
		for (String role : List.of("citizen", "officer", "agency", "operator", "auditor", "admin", "service")) {
			int status = send(method, "/api/identity/v1/" + path, "Bearer " + REALM.token(role, (claims) -> claims))
				.returnResult(Void.class)
				.getStatus()
				.value();
			if (List.of(allowed.split(" ", -1)).contains(role)) {
				assertThat(status).as(role).isIn(200, 400);
			}
			else {
				assertThat(status).as(role).isEqualTo(403);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/identity/v1/confirmations", "/api/identity/v1/receipts",
			"/api/identity/v1/sandbox/people", "/api/identity/v1/other", "/actuator/env", "/" })
	void nothingButTheKeysOpensWithoutAToken(String path) {
		send(HttpMethod.GET, path, "").expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unauthenticated")
			.jsonPath("$.title")
			.isEqualTo("Chưa xác thực")
			.jsonPath("$.instance")
			.isEqualTo(path)
			.jsonPath("$.traceId")
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/identity/v1/other", "/actuator/env", "/" })
	void whatNoRuleNamesIsRefusedAlsoWithAToken(String path) {
		send(HttpMethod.GET, path, officer()).expectStatus()
			.isForbidden()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/forbidden");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("spoiledTokens")
	void aTokenThatCannotBeTrustedIsRefused(String why, String token) {
		send(HttpMethod.GET, "/api/identity/v1/sandbox/personas", "Bearer " + token).expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueMatches("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"[^\"]+\"")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unauthenticated");
	}

	static Stream<Arguments> spoiledTokens() {
		Date past = Date.from(Instant.now().minusSeconds(3600));
		Date future = Date.from(Instant.now().plusSeconds(3600));
		String good = REALM.officer("H26");
		return Stream.of(Arguments.of("expired", REALM.token("officer", (claims) -> claims.expirationTime(past))),
				Arguments.of("not yet valid", REALM.token("officer", (claims) -> claims.notBeforeTime(future))),
				Arguments.of("other issuer", REALM.token("officer", (claims) -> claims.issuer("http://other"))),
				Arguments.of("other audience", REALM.token("officer", (claims) -> claims.audience("other"))),
				Arguments.of("no audience", REALM.token("officer", (claims) -> claims.audience((String) null))),
				Arguments.of("other key", OTHER_REALM.token("officer", (claims) -> claims.issuer(REALM.issuer()))),
				Arguments.of("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
				Arguments.of("cut", good.substring(0, good.length() - 8)), Arguments.of("no token", "abc"),
				Arguments.of("broken", "a.b.c"));
	}

	@Test
	void aTokenWithoutRolesMayDoNothing() {
		for (Object roles : List.of(Map.of(), Map.of("roles", List.of()), Map.of("roles", "officer2"))) {
			String token = REALM.token("officer", (claims) -> claims.claim("realm_access", roles));
			send(HttpMethod.POST, "/api/identity/v1/confirmations", "Bearer " + token).expectStatus()
				.isForbidden()
				.expectBody();
		}
		String token = REALM.token("officer", (claims) -> claims.claim("realm_access", null));
		send(HttpMethod.POST, "/api/identity/v1/confirmations", "Bearer " + token).expectStatus()
			.isForbidden()
			.expectBody();
	}

	@Test
	void rolesOfAnotherPlaceInTheTokenDoNotCount() {
		String token = REALM.token("citizen",
				(claims) -> claims.claim("scope", "officer")
					.claim("roles", List.of("officer"))
					.claim("resource_access", Map.of("project06-api", Map.of("roles", List.of("officer")))));
		send(HttpMethod.POST, "/api/identity/v1/confirmations", "Bearer " + token).expectStatus()
			.isForbidden()
			.expectBody();
	}

	private WebTestClient.ResponseSpec send(HttpMethod method, String path, String authorization) {
		return client().method(method).uri(path).headers((headers) -> {
			if (!authorization.isEmpty()) {
				headers.set("Authorization", authorization);
			}
		}).contentType(MediaType.APPLICATION_JSON).exchange();
	}

}
