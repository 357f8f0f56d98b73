package dev.project06.metrics.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContinuedTracesTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final Exported exported = new Exported();

	private final ContinuedTraces traces = traces(this.exported);

	@Test
	void aRecordedTraceEndsWhereItsChangeIsCounted() {
		this.traces.counted(headers("00-" + TRACE + "-00f067aa0ba902b7-01"));
		assertThat(this.exported.spans).singleElement().satisfies((span) -> {
			assertThat(span.getTraceId()).isEqualTo(TRACE);
			assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
			assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
			assertThat(span.getName()).isEqualTo("count dossier event");
			assertThat(span.getAttributes().isEmpty()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "00-" + TRACE + "-00f067aa0ba902b7-00", "00-" + TRACE + "-01", "", "anything" })
	void whatNamesNoRecordedTraceIsLeftAlone(String parent) {
		this.traces.counted(headers(parent));
		this.traces.counted(new RecordHeaders());
		assertThat(this.exported.spans).isEmpty();
	}

	private static Headers headers(String parent) {
		return new RecordHeaders().add("ce_traceparent", parent.getBytes(StandardCharsets.UTF_8));
	}

	private static ContinuedTraces traces(SpanExporter exporter) {
		Tracer tracer = SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(exporter))
			.build()
			.get("test");
		return new ContinuedTraces(
				new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));
	}

	/** Keeps what is exported. */
	private static final class Exported implements SpanExporter {

		private final List<SpanData> spans = new ArrayList<>();

		@Override
		public CompletableResultCode export(Collection<SpanData> ended) {
			this.spans.addAll(ended);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
