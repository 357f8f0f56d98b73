package dev.project06.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
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

	/** A million rows may take their time. */
	private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	private final HttpClient client;

	private final JsonMapper json = new JsonMapper();

	Api(String base) {
		this.client = HttpClient
			.create(ConnectionProvider.builder("bench").maxConnections(256).pendingAcquireMaxCount(10_000).build())
			.baseUrl(base)
			.responseTimeout(PATIENCE);
	}

	Mono<Void> post(String path, String token, String body, int expected) {
		return send(HttpMethod.POST, path, Map.of("Authorization", "Bearer " + token, "Content-Type", JSON), body)
			.flatMap((answer) -> answer.expect(expected))
			.then();
	}

	Mono<Answer> post(String path, Map<String, String> headers, String body) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Content-Type", JSON);
		return send(HttpMethod.POST, path, all, body);
	}

	JsonNode create(String path, Map<String, String> headers, Object body) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Content-Type", JSON);
		Answer answer = Objects.requireNonNull(
				send(HttpMethod.POST, path, all, this.json.writeValueAsString(body)).block(PATIENCE), "An answer");
		if (answer.status() / 100 != 2) {
			throw answer.wrong();
		}
		return this.json.readTree(answer.body());
	}

	Mono<Answer> form(String path, Map<String, String> headers, Map<String, String> fields) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Content-Type", FORM);
		return send(HttpMethod.POST, path, all, encode(fields));
	}

	Mono<Answer> get(String path, Map<String, String> headers) {
		return send(HttpMethod.GET, path, headers, "");
	}

	private Mono<Answer> send(HttpMethod method, String path, Map<String, String> headers, String body) {
		return send(this.client, method, path, headers,
				Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)));
	}

	private static Mono<Answer> send(HttpClient client, HttpMethod method, String path, Map<String, String> headers,
			Publisher<? extends ByteBuf> body) {
		return client.headers((all) -> headers.forEach(all::set))
			.request(method)
			.uri(path)
			.send(body)
			.responseSingle((answer, content) -> content.asString()
				.defaultIfEmpty("")
				.map((text) -> new Answer(path, answer.status().code(), answer.responseHeaders(), text)));
	}

	/** Sends a long body, and takes the answer that comes when all of it was taken. */
	Mono<Void> upload(String path, String token, Flux<ByteBuf> body) {
		return send(this.client.responseTimeout(LONG_PATIENCE), HttpMethod.PUT, path,
				Map.of("Authorization", "Bearer " + token, "Content-Type", "application/x-ndjson"), body)
			.flatMap((answer) -> answer.expect(200))
			.then();
	}

	/** The bytes of a long answer to what is sent, as they come. */
	Flux<byte[]> download(String path, String token, String body) {
		return this.client.responseTimeout(LONG_PATIENCE).headers((headers) -> {
			headers.set("Authorization", "Bearer " + token);
			headers.set("Content-Type", JSON);
		})
			.post()
			.uri(path)
			.send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)))
			.response((answer, content) -> (answer.status().code() == 200) ? content.asByteArray()
					: Mono.error(new WrongAnswerException(path, answer.status().code(), "")));
	}

	/** The bytes of a long answer, as they come. */
	Flux<byte[]> download(String path, String token) {
		return this.client.responseTimeout(LONG_PATIENCE)
			.headers((headers) -> headers.set("Authorization", "Bearer " + token))
			.get()
			.uri(path)
			.response((answer, content) -> (answer.status().code() == 200) ? content.asByteArray()
					: Mono.error(new WrongAnswerException(path, answer.status().code(), "")));
	}

	JsonNode get(String path, String token) {
		return this.json.readTree(text(path, token));
	}

	String text(String path, String token) {
		return Objects
			.requireNonNull(
					get(path, Map.of("Authorization", "Bearer " + token)).flatMap((answer) -> answer.expect(200))
						.block(PATIENCE),
					"An answer")
			.body();
	}

	/** MiB of the heap of a service, as its measures say. */
	double heap(String what, String token) {
		return text("/actuator/prometheus", token).lines()
			.filter((line) -> line.startsWith("jvm_memory_" + what + "_bytes{") && line.contains("area=\"heap\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum() / (1 << 20);
	}

	static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	/**
	 * An answer.
	 *
	 * @param path what was called
	 * @param status the status
	 * @param headers the headers
	 * @param body the body
	 */
	record Answer(String path, int status, HttpHeaders headers, String body) {

		Mono<Answer> expect(int expected) {
			return (this.status == expected) ? Mono.just(this) : Mono.error(wrong());
		}

		WrongAnswerException wrong() {
			return new WrongAnswerException(this.path, this.status, this.body);
		}

	}

	/** An answer that the benchmark cannot go on with. */
	static final class WrongAnswerException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		WrongAnswerException(String path, int status, String body) {
			super("%s answered %d: %s".formatted(path, status, body));
		}

	}

}
