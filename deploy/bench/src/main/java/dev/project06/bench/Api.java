package dev.project06.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls over HTTP. Any answer but the expected one is an error.
 */
final class Api {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient client;

	private final JsonMapper json = new JsonMapper();

	Api(String base) {
		this.client = HttpClient
			.create(ConnectionProvider.builder("bench").maxConnections(256).pendingAcquireMaxCount(10_000).build())
			.baseUrl(base)
			.responseTimeout(PATIENCE);
	}

	Mono<Void> post(String path, String token, String body, int expected) {
		return this.client
			.headers((headers) -> headers.set("Authorization", "Bearer " + token)
				.set("Content-Type", "application/json"))
			.post()
			.uri(path)
			.send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)))
			.responseSingle((answer, content) -> content.asString()
				.defaultIfEmpty("")
				.flatMap((text) -> (answer.status().code() == expected) ? Mono.empty()
						: Mono.error(new WrongAnswerException(path, answer.status().code(), text))));
	}

	JsonNode get(String path, String token) {
		return this.json.readTree(text(path, token));
	}

	String text(String path, String token) {
		String text = this.client.headers((headers) -> headers.set("Authorization", "Bearer " + token))
			.get()
			.uri(path)
			.responseSingle((answer, content) -> content.asString()
				.flatMap((body) -> (answer.status().code() == 200) ? Mono.just(body)
						: Mono.error(new WrongAnswerException(path, answer.status().code(), body))))
			.block(PATIENCE);
		return (text != null) ? text : "";
	}

	/** An answer that the benchmark cannot go on with. */
	static final class WrongAnswerException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		WrongAnswerException(String path, int status, String body) {
			super("%s answered %d: %s".formatted(path, status, body));
		}

	}

}
