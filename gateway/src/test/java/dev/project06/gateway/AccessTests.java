package dev.project06.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTests extends GatewayTest {

	AccessTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void namesRoleThatIsMissing() {
		as(REALM.officer("H40")).post()
			.uri("/api/records/v1/dossiers")
			.header("Accept-Language", "en")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/forbidden")
			.jsonPath("$.detail")
			.isEqualTo("One of these roles is needed: citizen.");
		assertThat(ECHO.wasReached()).isFalse();
	}

	@Test
	void keepsReceiptsInside() {
		as(REALM.token("service", (claims) -> claims)).post()
			.uri("/api/identity/v1/receipts")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody();
		anonymous().post().uri("/api/identity/v1/receipts").exchange().expectStatus().isForbidden().expectBody();
	}

	@Test
	void namesMethodsThatWouldDo() {
		as(REALM.citizen("c1")).delete()
			.uri("/api/records/v1/dossiers")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.valueEquals("Allow", "GET, HEAD, POST")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/method-not-allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/records/v3/api-docs", "/api/metrics/v3/api-docs", "/api/identity/v1/keys" })
	void letsAnyoneReadWhatIsPublic(String path) {
		anonymous().get()
			.uri(path)
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isNotIn(401, 403))
			.expectBody();
	}

	@Test
	void countsUnknownRolesForNothing() {
		as(REALM.token("superuser", (claims) -> claims)).get()
			.uri("/api/records/v1/dossiers")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody();
		as(REALM.token("citizen", (claims) -> claims.claim("realm_access", "citizen"))).get()
			.uri("/api/records/v1/dossiers")
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isIn(401, 403))
			.expectBody();
		as(REALM.token("citizen", (claims) -> claims.claim("realm_access", null))).get()
			.uri("/api/records/v1/dossiers")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody();
	}

}
