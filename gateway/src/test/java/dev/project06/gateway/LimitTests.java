package dev.project06.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = { "gateway.limits.rate=1", "gateway.limits.burst=3" })
class LimitTests extends GatewayTest {

	private static final String MINE = "/api/records/v1/dossiers";

	LimitTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void tellsClientItsShare() {
		as(REALM.token("citizen", (claims) -> claims.subject("told"))).get()
			.uri(MINE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("RateLimit-Policy", "\"client\";q=3;w=3")
			.expectHeader()
			.valueEquals("RateLimit", "\"client\";r=2;t=1")
			.expectBody();
	}

	@Test
	void refusesMoreThanTheShareAndLeavesOthersAlone() {
		String greedy = REALM.token("citizen", (claims) -> claims.subject("greedy"));
		for (int call = 0; call < 3; call++) {
			as(greedy).get().uri(MINE).exchange().expectStatus().isOk().expectBody();
		}
		as(greedy).get()
			.uri(MINE)
			.header("Accept-Language", "en")
			.exchange()
			.expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectHeader()
			.valueEquals("RateLimit", "\"client\";r=0;t=1")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/rate-limited")
			.jsonPath("$.detail")
			.isEqualTo("The quota is used up. Try again in 1 s.");
		as(REALM.token("citizen", (claims) -> claims.subject("modest"))).get()
			.uri(MINE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		assertThat(ECHO.last().uri()).isEqualTo(MINE);
	}

}
