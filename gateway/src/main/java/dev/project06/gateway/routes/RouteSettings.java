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
	 * @param uploadResponseTimeout the same where the body is a stream: what is on its
	 * way when the last of it is sent has to be worked at before the answer
	 */
	record Service(URI uri, @DefaultValue("10s") Duration responseTimeout,
			@DefaultValue("2m") Duration uploadResponseTimeout) {
	}

}
