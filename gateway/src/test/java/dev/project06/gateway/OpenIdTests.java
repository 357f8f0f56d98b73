package dev.project06.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdTests extends GatewayTest {

	private static final String PROVIDER = "/api/identity/oidc/default/behave";

	OpenIdTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void cookiesAndTokensOfTheProviderCrossOnItsPath() {
		anonymous().post()
			.uri(PROVIDER)
			.cookie("session", "1")
			.header("Authorization", "Bearer of-the-provider")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("grant_type=authorization_code&code=1")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Set-Cookie", "session=1; Path=/api/identity/oidc/default")
			.expectBody(String.class)
			.value((head) -> assertThat(head).containsIgnoringCase("cookie: session=1")
				.containsIgnoringCase("authorization: Bearer of-the-provider")
				.containsIgnoringCase("content-type: application/x-www-form-urlencoded"));
	}

	@Test
	void cookiesStayOutOnEveryOtherPath() {
		as(REALM.officer("H29")).get()
			.uri("/api/identity/v1/sandbox/behave")
			.cookie("session", "1")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist("Set-Cookie")
			.expectBody(String.class)
			.value((head) -> assertThat(head).doesNotContainIgnoringCase("cookie:"));
	}

	@Test
	void theProviderTakesNothingButGetAndPost() {
		WebTestClient client = anonymous();
		client.delete().uri(PROVIDER).exchange().expectStatus().isEqualTo(405).expectBody();
		client.get().uri("/api/identity/oidcx/default").exchange().expectStatus().isNotFound().expectBody();
	}

}
