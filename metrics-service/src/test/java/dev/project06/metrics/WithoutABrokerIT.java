package dev.project06.metrics;

import java.time.Duration;

import dev.project06.testing.AllowedLog;
import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "KAFKA_BOOTSTRAP=127.0.0.1:1", "DATA_DIR=target/without-a-broker" })
@AllowedLog(logger = "org.apache.kafka.clients", message = "could not be established|disconnected",
		because = "there is no broker")
class WithoutABrokerIT {

	private static final TestRealm REALM = TestRealm.start();

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ISSUER", REALM::issuer);
	}

	@Test
	void isAliveButNotReadyAndSaysWhy(@LocalServerPort int port) {
		WebTestClient client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(Duration.ofSeconds(30))
			.build();
		client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk().expectBody();
		client.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.components.kafka.status")
			.isEqualTo("DOWN")
			.jsonPath("$.components.kafka.details.bootstrap")
			.isEqualTo("127.0.0.1:1")
			.jsonPath("$.components.figures.status")
			.isEqualTo("OUT_OF_SERVICE")
			.jsonPath("$.components.figures.details.stream")
			.isEqualTo("WAITING_FOR_BROKER");
		client.get()
			.uri("/api/metrics/v1/rates")
			.headers((headers) -> headers.setBearerAuth(REALM.token("operator", (claims) -> claims)))
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals("Retry-After", "5")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unavailable");
	}

}
