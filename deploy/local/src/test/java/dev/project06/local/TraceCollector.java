package dev.project06.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Takes traces in over OTLP and keeps them as they came: their texts stand in them as
 * such.
 */
final class TraceCollector implements AutoCloseable {

	private final HttpServer server;

	private final Queue<String> traces = new ConcurrentLinkedQueue<>();

	TraceCollector() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::keep);
		this.server.start();
	}

	/** What a service needs to know to send all its traces here. */
	Map<String, String> environment() {
		return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + this.server.getAddress().getPort(),
				"OTEL_TRACES_SAMPLER", "always_on");
	}

	String text() {
		return String.join("\n", this.traces);
	}

	private void keep(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (InputStream plain = zipped ? new GZIPInputStream(new ByteArrayInputStream(body))
				: new ByteArrayInputStream(body)) {
			this.traces.add(new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
