package dev.project06.identity.security;

import reactor.core.publisher.Mono;

import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/**
 * Every path with who may call it; what is not named is refused. Tokens are checked here
 * also when the gateway has checked them before.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http, ReactiveJwtDecoder decoder,
			ReactiveJwtAuthenticationConverter converter) {
		JwtReactiveAuthenticationManager check = new JwtReactiveAuthenticationManager(decoder);
		check.setJwtAuthenticationConverter(converter);
		return http
			.authorizeExchange((paths) -> paths.matchers(EndpointRequest.to("health", "prometheus", "info"))
				.permitAll()
				.pathMatchers("/api/identity/v3/api-docs/**", "/api/identity/v1/keys")
				.permitAll()
				.pathMatchers("/api/identity/v1/confirmations", "/api/identity/v1/look-ups",
						"/api/identity/v1/households", "/api/identity/soap")
				.hasAnyRole("officer", "agency")
				.pathMatchers("/api/identity/v1/matches", "/api/identity/v1/matches/choice")
				.hasAnyRole("officer", "agency", "service")
				.pathMatchers("/api/identity/v1/accounts/authority/*")
				.hasRole("officer")
				.pathMatchers("/api/identity/v1/accounts/*")
				.permitAll()
				.pathMatchers("/api/identity/v1/keys/*")
				.hasRole("admin")
				.pathMatchers("/api/identity/v1/receipts", "/api/identity/v1/number-changes",
						"/api/identity/v1/number-changes/receipts")
				.hasRole("service")
				.pathMatchers("/api/identity/v1/me/usages/**")
				.hasRole("citizen")
				.pathMatchers("/api/identity/v1/contests/**", "/api/identity/v1/bulk-checks/**")
				.hasAnyRole("officer", "agency")
				.pathMatchers("/api/identity/v1/ledger")
				.hasRole("auditor")
				.pathMatchers("/api/identity/v1/sandbox/**", "/api/identity/v1/sandboxes")
				.authenticated()
				.anyExchange()
				.denyAll())
			.oauth2ResourceServer((tokens) -> tokens.jwt((jwt) -> jwt.authenticationManager(new CheckedTokens(check)))
				.authenticationEntryPoint((exchange, failure) -> Mono.error(failure))
				.accessDeniedHandler((exchange, failure) -> Mono.error(failure)))
			.exceptionHandling(
					(failures) -> failures.authenticationEntryPoint((exchange, failure) -> Mono.error(failure))
						.accessDeniedHandler((exchange, failure) -> Mono.error(failure)))
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.build();
	}

	/** The filters of Spring Security are no part of a trace that anybody looks for. */
	@Bean
	SecurityObservationSettings securityObservationSettings() {
		return SecurityObservationSettings.noObservations();
	}

}
