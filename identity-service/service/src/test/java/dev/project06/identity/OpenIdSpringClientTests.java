package dev.project06.identity;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.project06.identity.population.Person;
import dev.project06.identity.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Spring Security's own client.
 */
class OpenIdSpringClientTests extends OpenIdService {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void logsInAndLearnsWhatWasAllowed() {
		Person person = citizen("spring");
		OidcUser user = (OidcUser) Objects.requireNonNull(login(withSecret(), person).getPrincipal());
		assertThat(user.getFullName()).isEqualTo(person.fullName());
		assertThat(user.getIdToken().getClaims()).containsEntry("auth_level", 1L);
	}

	/** The issuer of the answer (RFC 9207) is not among what Spring Security checks. */
	@ParameterizedTest
	@EnumSource(names = { "WRONG_ISSUER", "WRONG_AUDIENCE", "WRONG_NONCE", "MISSING_NONCE", "WRONG_SIGNATURE",
			"WRONG_ALGORITHM", "UNKNOWN_KEY", "EXPIRED", "NOT_YET_VALID", "MISSING_SUBJECT", "WRONG_USERINFO_SUBJECT",
			"WRONG_STATE", "ACCESS_DENIED", "LOGIN_UNAVAILABLE", "CODE_REPLAYED", "CLIENT_REFUSED",
			"MALFORMED_TOKEN_ANSWER", "NO_KEYS" })
	void refusesABadAnswer(Fault fault) {
		Person person = citizen("spring");
		Registered client = withSecret();
		fail(fault.name());
		assertThatThrownBy(() -> login(client, person)).isNotNull();
	}

	private Authentication login(Registered client, Person person) {
		ClientRegistration registration = ClientRegistrations.fromIssuerLocation(endpoint("").toString())
			.registrationId("vneid")
			.clientId(client.id())
			.clientSecret(client.secret())
			.redirectUri(CALLBACK)
			.scope("openid", "profile")
			.build();
		DefaultServerOAuth2AuthorizationRequestResolver resolver = new DefaultServerOAuth2AuthorizationRequestResolver(
				new InMemoryReactiveClientRegistrationRepository(registration));
		resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		OAuth2AuthorizationRequest request = Objects.requireNonNull(
				resolver.resolve(MockServerWebExchange.from(MockServerHttpRequest.get("http://127.0.0.1/")), "vneid")
					.block(PATIENCE));
		OAuth2AuthorizationExchange exchange = new OAuth2AuthorizationExchange(request,
				response(callback(URI.create(request.getAuthorizationRequestUri()), person)));
		return Objects.requireNonNull(new OidcAuthorizationCodeReactiveAuthenticationManager(
				new WebClientReactiveAuthorizationCodeTokenResponseClient(), new OidcReactiveOAuth2UserService())
			.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(registration, exchange))
			.block(PATIENCE));
	}

	private static URI callback(URI address, Person person) {
		Browser browser = new Browser();
		HttpResponse<String> page = browser.follow(browser.get(address));
		HttpResponse<String> proofs = browser
			.follow(browser.submit(page, Map.of("do", "number", "number", person.citizenId().digits())));
		HttpResponse<String> consent = browser
			.follow(browser.submit(proofs, Map.of("do", "login", "knowledge", "password", "secret", PASSWORD)));
		return Browser.location(browser.submit(consent, Map.of("do", "allow")));
	}

	private static OAuth2AuthorizationResponse response(URI callback) {
		Map<String, String> parameters = new HashMap<>();
		URLUtils.parseParameters(callback.getRawQuery())
			.forEach((name, values) -> parameters.put(name, values.getFirst()));
		OAuth2AuthorizationResponse.Builder response = parameters.containsKey("code")
				? OAuth2AuthorizationResponse.success(code(parameters))
				: OAuth2AuthorizationResponse.error(parameters.getOrDefault("error", ""));
		return response.redirectUri(CALLBACK).state(parameters.getOrDefault("state", "")).build();
	}

}
