package dev.project06.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementTests extends GatewayTest {

	private final WebTestClient management;

	ManagementTests(@Value("${local.server.port}") int port, @Value("${local.management.port}") int management) {
		super(port);
		this.management = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + management).build();
	}

	@Test
	void isReadyWhenTheRealmGivesItsKeys() {
		this.management.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.realm.details.keys")
			.isEqualTo(1);
	}

	@Test
	void countsCallsByRouteAndStatus() {
		anonymous().get().uri("/api/records/v1/dossiers").exchange().expectStatus().isUnauthorized().expectBody();
		this.management.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((text) -> assertThat(text).contains("gateway_calls_seconds_count", "status=\"401\""));
	}

	@Test
	void showsNoManagementAtTheDoor() {
		anonymous().get().uri("/actuator/prometheus").exchange().expectStatus().isNotFound().expectBody();
		this.management.get().uri("/api/records/v1/dossiers").exchange().expectStatus().is4xxClientError().expectBody();
	}

}
