package dev.project06.gateway.calls;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.SignalType;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/**
 * Writes one line about each call and counts it. The line holds no path, query, header,
 * body or token: nothing in it can name a citizen.
 */
@Component
public final class CallLog {

	/** The header that tells the caller the trace id. */
	public static final String TRACE_ID = "X-Trace-Id";

	private static final Logger logger = LoggerFactory.getLogger(CallLog.class);

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final String NONE = "none";

	private final MeterRegistry meters;

	CallLog(MeterRegistry meters) {
		this.meters = meters;
	}

	/**
	 * Follows every call that a handler takes.
	 * @param handler the handler
	 * @return the same with the log around it
	 */
	public HttpHandler around(HttpHandler handler) {
		return (request, response) -> {
			long start = System.nanoTime();
			response.getHeaders().set(TRACE_ID, Trace.id(request));
			return handler.handle(request, response).doFinally((end) -> write(request, response, end, start));
		};
	}

	private void write(ServerHttpRequest request, ServerHttpResponse response, SignalType end, long start) {
		long nanos = System.nanoTime() - start;
		Map<String, Object> attributes = request.getAttributes();
		String method = METHODS.contains(request.getMethod().name()) ? request.getMethod().name() : "OTHER";
		String route = (attributes.get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) instanceof Route found)
				? found.getId() : NONE;
		int status = status(response, end);
		this.meters.timer("gateway.calls", "method", method, "route", route, "status", Integer.toString(status))
			.record(nanos, TimeUnit.NANOSECONDS);
		Caller caller = Caller.from(attributes);
		logger.atInfo()
			.addKeyValue("http.request.method", method)
			.addKeyValue("http.response.status_code", status)
			.addKeyValue("event.duration", nanos)
			.addKeyValue("gateway.route", route)
			.addKeyValue("gateway.client", (caller != null) ? caller.client() : NONE)
			.addKeyValue("trace.id", Trace.id(request))
			.log("{} {} {} {} ms", method, route, status, TimeUnit.NANOSECONDS.toMillis(nanos));
	}

	/** The status that the caller got; 499 when the caller went away before. */
	private static int status(ServerHttpResponse response, SignalType end) {
		HttpStatusCode status = response.getStatusCode();
		if (end == SignalType.CANCEL && !response.isCommitted()) {
			return 499;
		}
		return (status != null) ? status.value() : 200;
	}

}
