package dev.project06.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks JSON over HTTP to the gateway and to Keycloak, as any client would.
 */
public final class ApiClient implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	/**
	 * Reads a resource.
	 * @param address where it is
	 * @param token the bearer token
	 * @return status and body
	 */
	public Answer get(URI address, String token) {
		return send(request(address, token).GET().build());
	}

	/**
	 * Posts JSON.
	 * @param address where to
	 * @param token the bearer token
	 * @param idempotencyKey the key of a create; {@code null} for a write, of whatever
	 * version
	 * @param body what Jackson can write
	 * @return status and body
	 */
	public Answer post(URI address, String token, @Nullable String idempotencyKey, Object body) {
		HttpRequest.Builder request = request(address, token).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
		if (idempotencyKey != null) {
			request.header("Idempotency-Key", idempotencyKey);
		}
		else {
			request.header("If-Match", "*");
		}
		return send(request.build());
	}

	/**
	 * Posts a form without a token.
	 * @param address where to
	 * @param form the fields
	 * @return status and body
	 */
	public Answer post(URI address, Map<String, String> form) {
		String fields = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(address)
			.timeout(TIME_LIMIT)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(fields))
			.build());
	}

	private static HttpRequest.Builder request(URI address, String token) {
		return HttpRequest.newBuilder(address)
			.timeout(TIME_LIMIT)
			.header("Accept-Language", "en")
			.header("Authorization", "Bearer " + token);
	}

	private Answer send(HttpRequest request) {
		try {
			HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
			return new Answer(request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
		}
		catch (IOException ex) {
			throw new DemoFailedException(request.method() + " " + request.uri().getPath() + " got no answer: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoFailedException("Interrupted");
		}
	}

	@Override
	public void close() {
		this.http.close();
	}

	/**
	 * An answer.
	 *
	 * @param call method and path of the request
	 * @param status the status code
	 * @param body the body as it came
	 */
	public record Answer(String call, int status, String body) {

		/**
		 * Insists on a status.
		 * @param expected the status code
		 * @return this answer
		 * @throws DemoFailedException when the status is another
		 */
		public Answer expect(int expected) {
			if (this.status != expected) {
				throw new DemoFailedException(
						this.call + " answered " + this.status + " instead of " + expected + ": " + this.body);
			}
			return this;
		}

		/**
		 * The body as JSON.
		 * @return the tree
		 */
		public JsonNode json() {
			return JSON.readTree(this.body);
		}

	}

}
