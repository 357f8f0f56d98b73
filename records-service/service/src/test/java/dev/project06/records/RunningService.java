package dev.project06.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service on a free port with the keys of a test realm, a store in a file, a broker
 * and a stand-in for identity-service. All tests share one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningService {

	static final String DOSSIERS = "/api/records/v1/dossiers";

	static final TestRealm REALM = TestRealm.start();

	static final TestIdentity IDENTITY = TestIdentity.start();

	static final Path DATA = folder();

	static final EmbeddedStore STORE = EmbeddedStore.open(DATA.resolve("store.mv.db"),
			new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

	static final TestBroker BROKER = TestBroker.start();

	private WebTestClient client = WebTestClient.bindToServer().build();

	private int port;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ISSUER", REALM::issuer);
		settings.add("TOKEN_URI", () -> IDENTITY.url() + "/token");
		settings.add("IDENTITY_URL", IDENTITY::url);
		settings.add("MONGODB_URI", () -> STORE.connectionString() + "/records");
		settings.add("KAFKA_BOOTSTRAP", BROKER::bootstrap);
		settings.add("DATA_DIR", DATA::toString);
		settings.add("project06.linking.interval", () -> "200ms");
		settings.add("project06.claims.sweep", () -> "200ms");
		settings.add("project06.imports.tries", () -> "40");
		settings.add("project06.imports.pause", () -> "20ms");
		settings.add("project06.imports.max-pause", () -> "50ms");
		settings.add("project06.relinking.interval", () -> "100ms");
		settings.add("project06.relinking.max-pause", () -> "200ms");
		settings.add("project06.relinking.again", () -> "300ms");
		settings.add("project06.export.page", () -> "20");
		settings.add("project06.feed.interval", () -> "50ms");
		settings.add("WEBHOOK_LOOPBACK", () -> "true");
		settings.add("project06.webhook.interval", () -> "50ms");
		settings.add("project06.keysets.refresh", () -> "100ms");
		settings.add("project06.rotation.interval", () -> "100ms");
		settings.add("project06.rotation.grace", () -> "300ms");
		settings.add("project06.attachments.scan.interval", () -> "100ms");
		settings.add("project06.attachments.sweep", () -> "200ms");
		settings.add("project06.attachments.recount", () -> "200ms");
	}

	@BeforeEach
	void connect(@Autowired @LocalServerPort int port) {
		this.port = port;
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.defaultHeader("Accept-Language", "vi")
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
			.responseTimeout(java.time.Duration.ofSeconds(30))
			.build();
	}

	@BeforeEach
	void everythingAnswers() {
		IDENTITY.answers(200);
		IDENTITY.givesTokens(200);
		IDENTITY.takes(java.time.Duration.ZERO);
	}

	WebTestClient client() {
		return this.client;
	}

	int port() {
		return this.port;
	}

	WebTestClient.ResponseSpec get(String token, String path) {
		return this.client.get().uri(path).headers((headers) -> headers.setBearerAuth(token)).exchange();
	}

	WebTestClient.ResponseSpec post(String token, String path) {
		return this.client.post().uri(path).headers((headers) -> {
			headers.setBearerAuth(token);
			headers.set("If-Match", "*");
		}).contentType(MediaType.APPLICATION_JSON).bodyValue("{\"reason\":\"Thiếu giấy tờ\"}").exchange();
	}

	/** A write of a dossier as it was read. */
	WebTestClient.ResponseSpec write(String token, String path, String seen, String body) {
		return this.client.post().uri(path).headers((headers) -> {
			headers.setBearerAuth(token);
			headers.set("If-Match", seen);
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	WebTestClient.ResponseSpec post(String token, String path, String key, String body) {
		return this.client.post().uri(path).headers((headers) -> {
			headers.setBearerAuth(token);
			if (key.isEmpty()) {
				headers.set("If-Match", "*");
			}
			else {
				headers.set("Idempotency-Key", key);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	/** Files a dossier online. */
	JsonNode submit(String subject) {
		return json(post(REALM.citizen(subject), DOSSIERS, UUID.randomUUID().toString(), SUBMISSION), 201);
	}

	/** Files a dossier at a counter. */
	JsonNode intake(String agency, String body) {
		return json(post(REALM.officer(agency), DOSSIERS + "/intake", UUID.randomUUID().toString(), body), 201);
	}

	/** A number that no other test uses. */
	static String ownNumber() {
		return "901190" + String.format("%06d", Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
	}

	/** A citizen whom identity-service knows. */
	static String citizen(String number) {
		return IDENTITY.knows("subject-" + UUID.randomUUID(), number);
	}

	static final String SUBMISSION = "{\"procedure\":\"1.004222\",\"agency\":\"H26\"}";

	static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
		String body = answer.expectBody(String.class)
			.consumeWith((result) -> assertThat(result.getStatus().value()).as("status of " + result.getResponseBody())
				.isEqualTo(status))
			.returnResult()
			.getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : "null");
	}

	static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String name) {
		answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
		JsonNode problem = json(answer, status);
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/" + name);
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("title").asString()).isNotBlank();
		assertThat(problem.get("detail").asString()).isNotBlank();
		return problem;
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("records");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
