package dev.project06.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTests extends GatewayTest {

	private static final String MINE = "/api/records/v1/dossiers";

	private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	HeaderTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void dropsWhatCallersMayNotSay() {
		as(REALM.citizen("c1")).get().uri(MINE).headers((headers) -> {
			headers.set("X-User-Id", "079099123456");
			headers.set("X-Auth-Roles", "admin");
			headers.set("x-citizen-id", "079099123456");
			headers.set("X-Agency", "H40");
			headers.set("X-Real-IP", "10.0.0.1");
			headers.set("X-Forwarded-For", "10.0.0.1");
			headers.set("X-Forwarded-Host", "evil.example");
			headers.set("X-Gateway-Refusal", "MALFORMED");
			headers.set("Forwarded", "for=10.0.0.1");
			headers.set("Cookie", "SESSION=1");
			headers.set("Proxy-Authorization", "Basic eDp5");
			headers.set("auth_user", "root");
			headers.set("Connection", "X-Hop, Accept-Hop");
			headers.set("Accept-Hop", "1");
		}).exchange().expectStatus().isOk().expectBody();
		HttpHeaders seen = ECHO.last().headers();
		assertThat(seen.names()).extracting(String::toLowerCase)
			.doesNotContain("x-user-id", "x-auth-roles", "x-citizen-id", "x-agency", "x-real-ip", "x-gateway-refusal",
					"forwarded", "cookie", "proxy-authorization", "auth_user", "accept-hop");
		assertThat(seen.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
		assertThat(seen.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:" + this.port);
		assertThat(seen.getAll("X-Forwarded-Proto")).containsExactly("http");
	}

	@Test
	void relaysTokenAndWhatServicesNeed() {
		String token = REALM.citizen("c1");
		as(token).get()
			.uri(MINE)
			.header("Idempotency-Key", "k1")
			.header("Accept-Language", "en")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		assertThat(ECHO.last().headers().get("Authorization")).isEqualTo("Bearer " + token);
		assertThat(ECHO.last().headers().get("Idempotency-Key")).isEqualTo("k1");
		assertThat(ECHO.last().headers().get("Accept-Language")).isEqualTo("en");
	}

	@Test
	void securesAnswersOfServices() {
		as(REALM.citizen("c1")).get()
			.uri(MINE)
			.exchange()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectHeader()
			.valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
			.expectHeader()
			.doesNotExist("Strict-Transport-Security")
			.expectHeader()
			.doesNotExist("Server")
			.expectHeader()
			.doesNotExist("X-Powered-By")
			.expectHeader()
			.doesNotExist("Set-Cookie")
			.expectBody();
	}

	@Test
	void leavesCacheRuleOfService() {
		as(REALM.citizen("c1")).get()
			.uri("/api/records/v1/cached")
			.exchange()
			.expectHeader()
			.valueEquals("Cache-Control", "max-age=60")
			.expectBody();
	}

	@Test
	void continuesTraceOfCaller() {
		as(REALM.citizen("c1")).get()
			.uri(MINE)
			.header("traceparent", PARENT)
			.header("tracestate", "a=b")
			.exchange()
			.expectHeader()
			.valueEquals("X-Trace-Id", "0af7651916cd43dd8448eb211c80319c")
			.expectBody();
		assertThat(ECHO.last().headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
		assertThat(ECHO.last().headers().get("tracestate")).isEqualTo("a=b");
	}

	@Test
	void beginsTraceWhenCallerHasNoValidOne() {
		as(REALM.citizen("c1")).get()
			.uri(MINE)
			.header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")
			.header("tracestate", "a=b")
			.exchange()
			.expectHeader()
			.value("X-Trace-Id", (id) -> assertThat(ECHO.last().headers().get("traceparent")).contains(id))
			.expectBody();
		assertThat(ECHO.last().headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
			.doesNotContain("00000000000000000000000000000000");
		assertThat(ECHO.last().headers().contains("tracestate")).isFalse();
	}

	@Test
	void namesTraceInProblem() {
		anonymous().get()
			.uri(MINE)
			.header("traceparent", PARENT)
			.exchange()
			.expectBody()
			.jsonPath("$.traceId")
			.isEqualTo("0af7651916cd43dd8448eb211c80319c");
	}

	@Test
	void speaksVietnameseUnlessAskedForEnglish() {
		anonymous().get()
			.uri(MINE)
			.exchange()
			.expectHeader()
			.valueEquals("Content-Language", "vi")
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo("Chưa xác thực");
		anonymous().get()
			.uri(MINE)
			.header("Accept-Language", "fr, en-GB;q=0.8, vi;q=0.5")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Language", "en")
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo("Not authenticated");
		anonymous().get()
			.uri(MINE)
			.header("Accept-Language", ";;;q=x")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Language", "vi")
			.expectBody();
	}

}
