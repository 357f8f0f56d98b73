package dev.project06.identity.sandbox;

import java.time.Duration;
import java.util.List;

import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the sandbox of a call, by the header {@code Sandbox} or by the path of an OpenID
 * provider, and lets the call fail where the sandbox says so. The calls that set a
 * sandbox up never fail that way.
 */
@Component
@Order(0)
final class SandboxFilter implements WebFilter {

	static final String ATTRIBUTE = Sandbox.class.getName();

	private static final String HEADER = "Sandbox";

	private static final PathPattern API = pattern("/api/identity/{version}/**");

	/** The same in every sandbox, and there when the store is not. */
	private static final List<PathPattern> NOWHERE = List.of(pattern("/api/identity/v1/keys"),
			pattern("/api/identity/v3/**"));

	private static final PathPattern PROVIDER = pattern("/api/identity/oidc/{sandbox}/**");

	private static final PathPattern CONTROL = pattern("/api/identity/v1/sandbox/**");

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final Sandboxes sandboxes;

	SandboxFilter(Sandboxes sandboxes) {
		this.sandboxes = sandboxes;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		if (!API.matches(path) || NOWHERE.stream().anyMatch((pattern) -> pattern.matches(path))) {
			return chain.filter(exchange);
		}
		return this.sandboxes.find(name(exchange.getRequest(), path)).flatMap((sandbox) -> {
			exchange.getAttributes().put(ATTRIBUTE, sandbox);
			return CONTROL.matches(path) ? chain.filter(exchange) : failing(sandbox, exchange, chain);
		});
	}

	private static String name(ServerHttpRequest request, PathContainer path) {
		PathPattern.PathMatchInfo provider = PROVIDER.matchAndExtract(path);
		String name = (provider != null) ? provider.getUriVariables().get("sandbox")
				: request.getHeaders().getFirst(HEADER);
		return (name != null) ? name : Sandbox.DEFAULT;
	}

	private static Mono<Void> failing(Sandbox sandbox, ServerWebExchange exchange, WebFilterChain chain) {
		Faults faults = sandbox.faults();
		if (faults == Faults.NONE) {
			return chain.filter(exchange);
		}
		String path = exchange.getRequest().getPath().value();
		Mono<Void> call = Mono.defer(() -> {
			if (faults.strike(Fault.CUT_CONNECTION, path).isPresent()) {
				return cut(exchange.getRequest());
			}
			if (faults.strike(Fault.SERVER_ERROR, path).isPresent()) {
				return Mono.error(RefusedException.of(ProblemName.INJECTED_ERROR));
			}
			if (faults.strike(Fault.UNAVAILABLE, path).isPresent()) {
				return Mono.error(RefusedException.of(ProblemName.INJECTED_FAULT, "as-the-sandbox-says", RETRY_AFTER));
			}
			return chain.filter(exchange);
		});
		return faults.strike(Fault.LATENCY, path)
			.map((rule) -> Mono.delay(rule.delayOrSecond()).then(call))
			.orElse(call);
	}

	/** Closes the connection under the request. */
	private static Mono<Void> cut(ServerHttpRequest request) {
		HttpServerRequest connection = ServerHttpRequestDecorator.getNativeRequest(request);
		connection.withConnection(Connection::dispose);
		return Mono.never();
	}

	private static PathPattern pattern(String text) {
		return PathPatternParser.defaultInstance.parse(text);
	}

}
