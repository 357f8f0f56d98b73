package dev.project06.gateway.routes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.project06.gateway.problem.ProblemException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;

/**
 * Calls the services, each within its own time limit, and names what goes wrong behind
 * the gateway.
 */
final class ServiceCalls extends NettyRoutingFilter {

	private final Map<String, HttpClient> clients;

	private final List<HttpHeadersFilter> headers;

	ServiceCalls(HttpClient client, ObjectProvider<List<HttpHeadersFilter>> unused, HttpClientProperties properties,
			RouteSettings settings, List<HttpHeadersFilter> headers) {
		super(client, unused, properties);
		this.headers = List.copyOf(headers);
		this.clients = settings.routes()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(entry) -> client.responseTimeout(entry.getValue().responseTimeout())));
	}

	@Override
	public List<HttpHeadersFilter> getHeadersFilters() {
		return this.headers;
	}

	@Override
	protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
		HttpClient client = this.clients.get(route.getId());
		return (client != null) ? client : super.getHttpClient(route, exchange);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return super.filter(exchange, chain).onErrorMap(ServiceFailures::isOfService,
				(failure) -> new ProblemException(ServiceFailures.problem(failure), failure));
	}

}
