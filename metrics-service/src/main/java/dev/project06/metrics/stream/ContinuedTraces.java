package dev.project06.metrics.stream;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.project06.metrics.topology.EventTraces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends the trace of a request that changed a dossier where the change is counted. The
 * record names it in the extension for distributed tracing of CloudEvents.
 */
@Component
final class ContinuedTraces implements EventTraces {

	private static final Pattern RECORDED = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-01");

	private final Propagator propagator;

	ContinuedTraces(Propagator propagator) {
		this.propagator = propagator;
	}

	@Override
	public void counted(Headers headers) {
		String parent = read(headers, "traceparent");
		if (parent != null && RECORDED.matcher(parent).matches()) {
			this.propagator.extract(headers, ContinuedTraces::read)
				.name("count dossier event")
				.kind(Span.Kind.CONSUMER)
				.start()
				.end();
		}
	}

	private static @Nullable String read(Headers headers, String key) {
		Header found = headers.lastHeader("ce_" + key);
		return (found != null) ? new String(found.value(), StandardCharsets.UTF_8) : null;
	}

}
