package dev.project06.identity.openid;

import dev.project06.identity.openid.protocol.Addresses;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/**
 * Leaves the endpoints of the provider to the provider: its tokens are none of the realm,
 * and its pages say themselves what a browser may do.
 */
@Configuration(proxyBeanMethods = false)
class OpenIdSecurity {

	@Bean
	@Order(0)
	SecurityWebFilterChain openId(ServerHttpSecurity http) {
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(Addresses.PATH + "/**"))
			.authorizeExchange((paths) -> paths.anyExchange().permitAll())
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.build();
	}

}
