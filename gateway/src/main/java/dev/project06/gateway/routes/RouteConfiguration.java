package dev.project06.gateway.routes;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservedRequestHttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservedResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * The routes, and the two ends of the way to the services.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

	private static final String EXPORT = "OTEL_EXPORTER_OTLP_ENDPOINT";

	@Bean
	RouteLocator services(RouteSettings settings) {
		List<Route> routes = settings.routes()
			.entrySet()
			.stream()
			.map((entry) -> route(entry.getKey(), entry.getValue()))
			.toList();
		return () -> Flux.fromIterable(routes);
	}

	private static Route route(String name, RouteSettings.Service service) {
		String prefix = "/api/" + name + "/";
		return Route.async()
			.id(name)
			.uri(service.uri())
			.predicate((exchange) -> exchange.getRequest().getPath().value().startsWith(prefix))
			.build();
	}

	@Bean
	ServiceCalls serviceCalls(HttpClient client, ObjectProvider<List<HttpHeadersFilter>> unused,
			HttpClientProperties properties, RouteSettings settings, ObservationRegistry observations,
			Environment environment) {
		List<HttpHeadersFilter> headers = new ArrayList<>(List.of(new ServiceHeaders(HttpHeadersFilter.Type.REQUEST),
				new ServiceHeaders(HttpHeadersFilter.Type.RESPONSE)));
		if (environment.containsProperty(EXPORT)) {
			headers.add(new ObservedRequestHttpHeadersFilter(observations));
			headers.add(new ObservedResponseHttpHeadersFilter());
		}
		return new ServiceCalls(client, unused, properties, settings, headers);
	}

	@Bean
	NettyWriteResponseFilter answers(GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
		return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
	}

	/**
	 * Spans cost time on each call: they are made only when somebody collects them, and
	 * not of probes.
	 */
	@Bean
	ObservationPredicate observedOnlyWhenExported(Environment environment) {
		boolean exported = environment.containsProperty(EXPORT);
		return (name, context) -> exported
				&& !(context instanceof ServerRequestObservationContext request && request.getCarrier() != null
						&& request.getCarrier().getPath().value().startsWith("/actuator/health"));
	}

	/**
	 * A personal number has no business in a path, and stays out of traces when it stands
	 * there.
	 */
	@Bean
	ObservationFilter numbersStayOutOfTraces() {
		return (context) -> {
			for (KeyValue told : context.getAllKeyValues()) {
				String masked = told.getValue().replaceAll("\\d{9,}", "…");
				if (!masked.equals(told.getValue())) {
					context.addHighCardinalityKeyValue(KeyValue.of(told.getKey(), masked));
				}
			}
			return context;
		};
	}

}
