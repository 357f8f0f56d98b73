package dev.project06.local;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.machine.Port;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every operation that the services describe, as everybody, with a personal number
 * wherever something can be put: in the path, the query, headers, each text of the body,
 * unknown fields and broken JSON. What answers with the number is remembered.
 */
final class Canary {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

	private static final int DEEPEST = 4;

	private final Suite suite;

	private final String number;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Set<String> tellers = new TreeSet<>();

	private int operations;

	private int calls;

	Canary(Suite suite, String number) {
		this.suite = suite;
		this.number = number;
	}

	/** Operations that answered with the number though they refused the call. */
	Set<String> tellers() {
		return this.tellers;
	}

	int operations() {
		return this.operations;
	}

	int calls() {
		return this.calls;
	}

	void callEverything() throws InterruptedException {
		for (String service : List.of("identity", "records", "metrics")) {
			JsonNode description = JSON
				.readTree(send(SampleUser.OPERATOR1, "get", "/api/" + service + "/v3/api-docs", null).body());
			for (var path : description.get("paths").properties()) {
				for (var operation : path.getValue().properties()) {
					if (METHODS.contains(operation.getKey())) {
						this.operations++;
						call(description, operation.getKey(), path.getKey(), operation.getValue());
					}
				}
			}
		}
	}

	private void call(JsonNode description, String method, String path, JsonNode operation)
			throws InterruptedException {
		String marked = path.replaceAll("\\{[^}]*}", this.number);
		StringBuilder query = new StringBuilder("?unknown=" + this.number);
		for (JsonNode parameter : operation.path("parameters").values()) {
			if (parameter.path("in").asString().equals("query")) {
				query.append('&')
					.append(URLEncoder.encode(parameter.get("name").asString(), StandardCharsets.UTF_8))
					.append('=')
					.append(this.number);
			}
		}
		List<String> bodies = bodies(description, operation);
		for (SampleUser user : SampleUser.values()) {
			HttpResponse<String> answer = send(user, method, marked + query, bodies.getFirst());
			if (answer.statusCode() != 403) {
				send(user, method, marked, bodies.getFirst());
				send(user, method, path.replaceAll("\\{[^}]*}", "x"), bodies.getLast());
			}
		}
	}

	/** One as the description wants it, and one that is broken. */
	private List<String> bodies(JsonNode description, JsonNode operation) {
		JsonNode content = operation.path("requestBody").path("content");
		if (!content.isObject() || content.isEmpty()) {
			return List.of("");
		}
		JsonNode schema = content.properties().iterator().next().getValue().path("schema");
		JsonNode whole = value(description, schema, 0);
		if (whole instanceof ObjectNode object) {
			object.put("unknown", this.number);
		}
		return List.of(whole.toString(), "{\"" + this.number + "\": " + this.number + " \"" + this.number);
	}

	private JsonNode value(JsonNode description, JsonNode schema, int depth) {
		JsonNode known = schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
		if (depth > DEEPEST) {
			return JSON.nullNode();
		}
		if (known.has("properties")) {
			ObjectNode object = JSON.createObjectNode();
			known.get("properties")
				.properties()
				.forEach((property) -> object.set(property.getKey(),
						value(description, property.getValue(), depth + 1)));
			return object;
		}
		return switch (known.path("type").asString("string")) {
			case "array" -> {
				ArrayNode array = JSON.createArrayNode();
				array.add(value(description, known.path("items"), depth + 1));
				yield array;
			}
			case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
			case "boolean" -> JSON.getNodeFactory().booleanNode(true);
			default -> JSON.getNodeFactory().stringNode(this.number);
		};
	}

	private HttpResponse<String> send(SampleUser user, String method, String path,
			@org.jspecify.annotations.Nullable String body) throws InterruptedException {
		URI address = this.suite.address(Port.GATEWAY).resolve(path);
		HttpRequest.Builder request = HttpRequest.newBuilder(address)
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + SuiteTokens.of(this.suite, user))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.header("If-Match", "*")
			.header("X-Citizen-Id", this.number)
			.header("User-Agent", "canary/" + this.number)
			.header("Content-Type", "application/json")
			.method(method.toUpperCase(Locale.ROOT),
					(body == null || body.isEmpty()) ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		this.calls++;
		try {
			HttpResponse<String> answer = this.http.send(request.build(), BodyHandlers.ofString());
			String told = answer.headers().map() + ((answer.statusCode() >= 400) ? answer.body() : "");
			if (told.contains(this.number)) {
				this.tellers.add(answer.statusCode() + " " + method + " " + path.replace(this.number, "{number}"));
			}
			if (answer.statusCode() >= 500) {
				this.tellers.add(answer.statusCode() + " " + method + " " + path.replace(this.number, "{number}") + " "
						+ answer.body());
			}
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException(method + " " + path + " got no answer", ex);
		}
	}

}
