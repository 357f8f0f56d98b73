package dev.project06.gateway.routes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.project06.gateway.limits.Uploads;
import dev.project06.gateway.problem.ProblemException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Calls the services, each within its own time limit, and names what goes wrong behind
 * the gateway.
 */
final class ServiceCalls extends NettyRoutingFilter {

	private final Map<String, HttpClient> clients;

	private final Map<String, HttpClient> uploads;

	private final List<HttpHeadersFilter> headers;

	ServiceCalls(HttpClient client, ObjectProvider<List<HttpHeadersFilter>> unused, HttpClientProperties properties,
			RouteSettings settings, List<HttpHeadersFilter> headers) {
		super(client, unused, properties);
		this.headers = List.copyOf(headers);
		this.clients = clients(client, settings, RouteSettings.Service::responseTimeout);
		this.uploads = clients(client, settings, RouteSettings.Service::uploadResponseTimeout);
	}

	private static Map<String, HttpClient> clients(HttpClient client, RouteSettings settings,
			Function<RouteSettings.Service, Duration> timeout) {
		return settings.routes()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(entry) -> client.responseTimeout(timeout.apply(entry.getValue()))));
	}

	@Override
	public List<HttpHeadersFilter> getHeadersFilters() {
		return this.headers;
	}

	@Override
	protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		boolean upload = Uploads.include(request.getMethod().name(), request.getPath().value());
		HttpClient client = (upload ? this.uploads : this.clients).get(route.getId());
		return (client != null) ? client : super.getHttpClient(route, exchange);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return super.filter(exchange, chain).onErrorMap(ServiceFailures::isOfService,
				(failure) -> new ProblemException(ServiceFailures.problem(failure), failure));
	}

}
