package dev.project06.records.security;

import reactor.core.publisher.Mono;

import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/**
 * Which paths need a token; what is not named is refused. Tokens are checked here also
 * when the gateway has checked them before. What a caller may see and do is decided by
 * the {@link Policy}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http
			.authorizeExchange((paths) -> paths.matchers(EndpointRequest.to("health", "prometheus", "info"))
				.permitAll()
				.pathMatchers("/api/records/v3/api-docs/**", "/api/records/v1/ledger/keys")
				.permitAll()
				.pathMatchers("/api/records/v1/**", "/api/records/portal/**")
				.authenticated()
				.anyExchange()
				.denyAll())
			.oauth2ResourceServer((tokens) -> tokens.jwt(Customizer.withDefaults())
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
