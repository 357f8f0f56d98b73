package dev.project06.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A well-behaved service: remembers what reached it and answers with it.
 */
final class EchoService {

	/** What reached the service. */
	record Seen(String method, String uri, HttpHeaders headers) {
	}

	private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

	private final AtomicInteger bodies = new AtomicInteger();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle(this::answer)
		.bindNow();

	String address() {
		return "http://127.0.0.1:" + this.server.port();
	}

	void forget() {
		this.seen.clear();
		this.bodies.set(0);
	}

	boolean wasReached() {
		return !this.seen.isEmpty();
	}

	/** Number of requests of which the whole body arrived. */
	int wholeBodies() {
		return this.bodies.get();
	}

	Seen last() {
		return this.seen.stream().reduce((first, second) -> second).orElseThrow();
	}

	private Flux<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		this.seen.add(new Seen(request.method().name(), request.uri(), request.requestHeaders().copy()));
		Map.of("Server", "secret/1.0", "X-Powered-By", "magic", "Set-Cookie", "a=b", "X-Trace-Id", "mine")
			.forEach(response::header);
		if (request.uri().endsWith("/cached")) {
			response.header("Cache-Control", "max-age=60");
		}
		if (request.uri().endsWith("/conflict")) {
			response.status(409).header("Content-Type", "application/problem+json");
			return Flux.from(response.sendString(Mono.just("{\"type\":\"https://example.org/own\",\"status\":409}")));
		}
		return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("").flatMapMany((body) -> {
			this.bodies.incrementAndGet();
			return response.header("Content-Type", "text/plain")
				.send(ByteBufFlux.fromString(Mono.just(request.uri() + ' ' + body.length())));
		});
	}

}
