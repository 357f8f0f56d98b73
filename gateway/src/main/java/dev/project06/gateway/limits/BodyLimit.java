package dev.project06.gateway.limits;

import dev.project06.gateway.problem.Problem;
import dev.project06.gateway.problem.ProblemException;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses bodies above the limit: by their announced length, or else while they pass, so
 * that the service behind never gets a whole one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit implements GlobalFilter {

	private final LimitSettings settings;

	BodyLimit(LimitSettings settings) {
		this.settings = settings;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		long most = most(exchange.getRequest());
		HttpHeaders headers = exchange.getRequest().getHeaders();
		long length = headers.getContentLength();
		if (length > most) {
			return Mono.error(() -> new ProblemException(Problem.BODY_TOO_LARGE, null));
		}
		if (length <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate().request(new MeasuredBody(exchange.getRequest(), most)).build());
	}

	private long most(ServerHttpRequest request) {
		return (Uploads.include(request.getMethod().name(), request.getPath().value()) ? this.settings.upload()
				: this.settings.body())
			.toBytes();
	}

}
