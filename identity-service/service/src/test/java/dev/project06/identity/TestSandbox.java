package dev.project06.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.project06.identity.api.CitizenId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sandbox of its own for one test, with the calls that tests of accounts make.
 */
final class TestSandbox {

	private static final String API = "/api/identity/v1";

	private final String name;

	private final String owner;

	private final WebTestClient client;

	/** A sandbox that is there already. */
	TestSandbox(WebTestClient client, String name) {
		this.client = client;
		this.name = name;
		this.owner = "Bearer " + RunningService.REALM.token("officer", (claims) -> claims.subject("owner-of-" + name));
	}

	static TestSandbox create(WebTestClient client) {
		TestSandbox sandbox = new TestSandbox(client, "t-" + UUID.randomUUID());
		sandbox.post("/sandboxes", sandbox.owner, Map.of("name", sandbox.name)).expectStatus().isCreated().expectBody();
		return sandbox;
	}

	String name() {
		return this.name;
	}

	/** The token of its owner, who is an officer too. */
	String owner() {
		return this.owner;
	}

	void stopClock(Instant at) {
		put("/sandbox/clock", Map.of("stoppedAt", at.toString()));
	}

	void fail(String fault) {
		put("/sandbox/faults", List.of(Map.of("fault", fault)));
	}

	void reset() {
		post("/sandbox/reset", this.owner, Map.of()).expectStatus().isOk().expectBody();
	}

	void change(CitizenId citizenId, Map<String, Object> change) {
		post("/sandbox/register/changes", this.owner, Map.of("citizenId", citizenId.digits(), "change", change))
			.expectStatus()
			.is2xxSuccessful()
			.expectBody();
	}

	String sample(CitizenId citizenId, String kind, double quality) {
		return json(post("/sandbox/samples", this.owner,
				Map.of("citizenId", citizenId.digits(), "kind", kind, "quality", quality)), 200)
			.get("sample")
			.asString();
	}

	JsonNode secrets(CitizenId citizenId) {
		return json(post("/sandbox/secrets", this.owner, Map.of("citizenId", citizenId.digits())), 200);
	}

	/** The messages so far, the newest first. */
	List<JsonNode> inbox() {
		return json(this.client.get()
			.uri(API + "/sandbox/inbox?limit=100")
			.header("Sandbox", this.name)
			.header("Authorization", this.owner)
			.exchange(), 200).valueStream().toList();
	}

	/** Asks for a code and reads it in the inbox. */
	String code(CitizenId citizenId, String purpose) {
		accounts("/codes", Map.of("citizenId", citizenId.digits(), "purpose", purpose)).expectStatus()
			.isAccepted()
			.expectBody();
		return inbox().getFirst().get("code").asString();
	}

	/** A call without a token. */
	WebTestClient.ResponseSpec accounts(String path, Object body) {
		return post("/accounts" + path, null, body);
	}

	/** A call of an officer. */
	WebTestClient.ResponseSpec authority(String path, Object body) {
		return post("/accounts/authority" + path, this.owner, body);
	}

	WebTestClient.ResponseSpec post(String path, @Nullable String token, Object body) {
		return this.client.post().uri(API + path).headers((headers) -> {
			if (token != null) {
				headers.set("Authorization", token);
			}
			if (!path.equals("/sandboxes")) {
				headers.set("Sandbox", this.name);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private void put(String path, Object body) {
		this.client.put()
			.uri(API + path)
			.header("Authorization", this.owner)
			.header("Sandbox", this.name)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

	static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
		String body = Objects.requireNonNull(answer.expectBody(String.class)
			.consumeWith((result) -> assertThat(result.getStatus().value()).as("status of " + result.getResponseBody())
				.isEqualTo(status))
			.returnResult()
			.getResponseBody());
		return JsonMapper.shared().readTree(body);
	}

	/** The check that a refusal names, in words of both the problem and the check. */
	static void refused(WebTestClient.ResponseSpec answer, int status, String name, String check) {
		JsonNode problem = json(answer, status);
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/" + name);
		assertThat(problem.path("check").asString("")).isEqualTo(check);
		assertThat(problem.get("detail").asString()).isNotBlank();
	}

}
