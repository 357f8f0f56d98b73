package dev.project06.gateway.routes;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services behind the gateway: {@code /api/<name>/**} goes to the service of that
 * name.
 *
 * @param routes the services by name
 */
@ConfigurationProperties("gateway")
record RouteSettings(Map<String, Service> routes) {

	RouteSettings {
		routes = Map.copyOf(routes);
	}

	/**
	 * One service.
	 *
	 * @param uri where it listens
	 * @param responseTimeout longest time until its answer begins, and longest pause
	 * within it
	 */
	record Service(URI uri, @DefaultValue("10s") Duration responseTimeout) {
	}

}
