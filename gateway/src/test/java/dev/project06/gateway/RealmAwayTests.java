package dev.project06.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/certs")
class RealmAwayTests extends GatewayTest {

	private final WebTestClient management;

	RealmAwayTests(@Value("${local.server.port}") int port, @Value("${local.management.port}") int management) {
		super(port);
		this.management = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + management).build();
	}

	@Test
	void asksToComeBackWhileNoTokenCanBeChecked() {
		as(REALM.citizen("c1")).get()
			.uri("/api/records/v1/dossiers")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unavailable");
		assertThat(ECHO.wasReached()).isFalse();
	}

	@Test
	void namesTheRealmWhenNotReady() {
		this.management.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.components.realm.status")
			.isEqualTo("DOWN");
		this.management.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk().expectBody();
	}

}
