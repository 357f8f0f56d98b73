package dev.project06.gateway.security;

import dev.project06.gateway.problem.Answer;
import dev.project06.gateway.problem.Problem;
import dev.project06.gateway.problem.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers a token that does not hold. Which check it failed is not told: the holder of a
 * good token never needs it.
 */
final class Challenge implements ServerAuthenticationEntryPoint {

	static final String NO_TOKEN = "Bearer realm=\"project06\"";

	private static final String BAD_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";

	private final Problems problems;

	Challenge(Problems problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
		exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BAD_TOKEN);
		return this.problems.write(exchange.getRequest(), exchange.getResponse(), Answer.of(Problem.UNAUTHENTICATED));
	}

}
