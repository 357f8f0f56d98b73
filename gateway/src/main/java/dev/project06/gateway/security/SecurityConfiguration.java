package dev.project06.gateway.security;

import java.util.List;

import dev.project06.gateway.access.OpenIdPath;
import dev.project06.gateway.limits.RateLimits;
import dev.project06.gateway.problem.Problems;
import reactor.core.publisher.Mono;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;

/**
 * Two filters and no more stand before a call: the token check and the access guard.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	RealmKeys realmKeys(OAuth2ResourceServerProperties properties) {
		String address = properties.getJwt().getJwkSetUri();
		if (address == null) {
			throw new IllegalStateException("spring.security.oauth2.resourceserver.jwt.jwk-set-uri is not set");
		}
		return new RealmKeys(WebClient.create(), address);
	}

	@Bean
	RealmHealth realmHealthIndicator(RealmKeys keys) {
		return new RealmHealth(keys);
	}

	@Bean
	ReactiveJwtDecoder tokenDecoder(RealmKeys keys, OAuth2ResourceServerProperties properties) {
		NimbusReactiveJwtDecoder decoder = new NimbusReactiveJwtDecoder(new SignatureCheck(keys));
		decoder.setJwtValidator(claims(properties.getJwt()));
		return decoder;
	}

	private static OAuth2TokenValidator<Jwt> claims(OAuth2ResourceServerProperties.Jwt settings) {
		String issuer = settings.getIssuerUri();
		if (issuer == null || settings.getAudiences().size() != 1) {
			throw new IllegalStateException("Issuer and audience of the realm are not set");
		}
		JwtTimestampValidator time = new JwtTimestampValidator();
		time.setAllowEmptyExpiryClaim(false);
		return JwtValidators.createDefaultWithValidators(List.of(time, new JwtIssuerValidator(issuer),
				new JwtAudienceValidator(settings.getAudiences().getFirst())));
	}

	@Bean
	SecurityWebFilterChain api(ReactiveJwtDecoder decoder, ReactiveJwtAuthenticationConverter converter,
			RateLimits limits, Problems problems) {
		JwtReactiveAuthenticationManager check = new JwtReactiveAuthenticationManager(decoder);
		check.setJwtAuthenticationConverter(converter);
		ReactiveAuthenticationManager tokens = new CheckedTokens(check);
		AuthenticationWebFilter authentication = new AuthenticationWebFilter(tokens);
		authentication.setServerAuthenticationConverter(tokensOfTheRealm());
		authentication
			.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(new Challenge(problems)));
		return new MatcherSecurityWebFilterChain(SecurityConfiguration::isCall,
				List.of(authentication, new AccessGuard(limits, problems)));
	}

	private static ServerAuthenticationConverter tokensOfTheRealm() {
		ServerAuthenticationConverter bearer = new ServerBearerTokenAuthenticationConverter();
		return (exchange) -> OpenIdPath.matches(exchange.getRequest().getPath().value()) ? Mono.empty()
				: bearer.convert(exchange);
	}

	/** All but the management endpoints, which only the management port serves. */
	private static Mono<MatchResult> isCall(ServerWebExchange exchange) {
		return exchange.getRequest().getPath().value().startsWith("/actuator/") ? MatchResult.notMatch()
				: MatchResult.match();
	}

	@Bean
	SecurityObservationSettings securityObservationSettings() {
		return SecurityObservationSettings.noObservations();
	}

}
