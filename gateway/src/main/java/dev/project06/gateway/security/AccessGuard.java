package dev.project06.gateway.security;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.project06.gateway.access.Access;
import dev.project06.gateway.access.AccessRules;
import dev.project06.gateway.calls.Caller;
import dev.project06.gateway.limits.RateLimits;
import dev.project06.gateway.problem.Answer;
import dev.project06.gateway.problem.Problem;
import dev.project06.gateway.problem.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets a call go on when its caller is within the limits and the access rules grant it.
 */
final class AccessGuard implements WebFilter {

	private static final String ROLE = "ROLE_";

	private final AccessRules rules = AccessRules.ofSuite();

	private final RateLimits limits;

	private final Problems problems;

	AccessGuard(RateLimits limits, Problems problems) {
		this.limits = limits;
		this.problems = problems;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return ReactiveSecurityContextHolder.getContext()
			.flatMap((context) -> Mono.justOrEmpty(context.getAuthentication()))
			.map((caller) -> judge(exchange, chain, Callers.of(caller), true, roles(caller)))
			.switchIfEmpty(Mono
				.fromSupplier(() -> judge(exchange, chain, Callers.anonymous(exchange.getRequest()), false, Set.of())))
			.flatMap((step) -> step);
	}

	private Mono<Void> judge(ServerWebExchange exchange, WebFilterChain chain, Caller caller, boolean authenticated,
			Set<String> roles) {
		caller.rememberIn(exchange);
		RateLimits.Share share = this.limits.take(caller.key());
		share.tell(exchange.getResponse().getHeaders());
		if (!share.granted()) {
			return refuse(exchange, Answer.of(Problem.RATE_LIMITED, "detail.rate-limited", share.waitSeconds()));
		}
		ServerHttpRequest request = exchange.getRequest();
		return switch (this.rules.decide(request.getMethod().name(), request.getPath().value(), authenticated, roles)) {
			case Access.Granted() -> chain.filter(exchange);
			case Access.Unknown() -> refuse(exchange, Answer.of(Problem.NOT_FOUND));
			case Access.Unauthenticated() -> unauthenticated(exchange);
			case Access.WrongMethod(Set<String> allowed) -> wrongMethod(exchange, list(allowed));
			case Access.Forbidden(Set<String> needed) -> refuse(exchange, forbidden(needed));
		};
	}

	private Mono<Void> unauthenticated(ServerWebExchange exchange) {
		exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, Challenge.NO_TOKEN);
		return refuse(exchange, Answer.of(Problem.UNAUTHENTICATED));
	}

	private Mono<Void> wrongMethod(ServerWebExchange exchange, String allowed) {
		exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, allowed);
		return refuse(exchange, Answer.of(Problem.METHOD_NOT_ALLOWED, "detail.method-not-allowed", allowed));
	}

	private static Answer forbidden(Set<String> needed) {
		return needed.isEmpty() ? Answer.of(Problem.FORBIDDEN, "detail.forbidden.nobody")
				: Answer.of(Problem.FORBIDDEN, "detail.forbidden", list(needed));
	}

	private Mono<Void> refuse(ServerWebExchange exchange, Answer answer) {
		return this.problems.write(exchange.getRequest(), exchange.getResponse(), answer);
	}

	private static String list(Set<String> words) {
		return String.join(", ", new TreeSet<>(words));
	}

	private static Set<String> roles(Authentication caller) {
		return caller.getAuthorities()
			.stream()
			.map((authority) -> String.valueOf(authority.getAuthority()))
			.filter((authority) -> authority.startsWith(ROLE))
			.map((authority) -> authority.substring(ROLE.length()))
			.collect(Collectors.toUnmodifiableSet());
	}

}
