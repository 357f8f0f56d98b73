package dev.project06.records.store;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The trace that a change is part of, as the header {@code traceparent} of W3C Trace
 * Context writes it.
 */
final class TraceParent {

	private TraceParent() {
	}

	/**
	 * Reads it from the request that is under way.
	 * @return the trace, or {@code null} when it is not recorded
	 */
	static @Nullable String of(ContextView request) {
		Observation observation = request.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		TracingContext tracing = (observation != null) ? observation.getContext().get(TracingContext.class) : null;
		if (tracing == null || tracing.getSpan() == null) {
			return null;
		}
		TraceContext trace = tracing.getSpan().context();
		return Boolean.TRUE.equals(trace.sampled()) ? "00-" + trace.traceId() + '-' + trace.spanId() + "-01" : null;
	}

}
