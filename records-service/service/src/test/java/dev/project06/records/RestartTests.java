package dev.project06.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierState;
import dev.project06.testing.AllowedLog;
import dev.project06.testing.TestRealm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes back after parts were away, each time with a service of its own. */
class RestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final TestRealm REALM = TestRealm.start();

	private static final TestIdentity IDENTITY = TestIdentity.start();

	private static final TestBroker BROKER = TestBroker.start();

	private static final String NOBODY = "127.0.0.1:" + freePort();

	private final String token = REALM.citizen(IDENTITY.knows("subject-" + UUID.randomUUID(), "901190007792"));

	private final List<ConfigurableApplicationContext> services = new ArrayList<>();

	@TempDir
	private Path data = Path.of("unset");

	private int storePort = freePort();

	private EmbeddedStore store = EmbeddedStore.inMemory();

	/**
	 * Each test has its own: the stores begin anew to count dossiers, the broker does
	 * not.
	 */
	private String agency = "H26";

	private WebTestClient client = WebTestClient.bindToServer().build();

	@BeforeEach
	void openStore() {
		this.store.close();
		this.store = EmbeddedStore.open(this.data.resolve("store.db"),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), this.storePort));
	}

	@AfterEach
	void close() {
		this.services.forEach(ConfigurableApplicationContext::close);
		this.store.close();
	}

	@AfterAll
	static void closeAll() throws Exception {
		REALM.close();
		IDENTITY.close();
	}

	@Test
	void eventsWaitForTheBrokerAndArriveInTheirOrderAfterARestart() {
		this.agency = "H29";
		start(NOBODY);
		String code = submit("first");
		move(code, "receive");
		Awaitility.await().atMost(PATIENCE).until(() -> component("kafka").equals("DOWN"));
		assertThat(health("/readiness").get("status").asString()).isEqualTo("UP");
		move(code, "process");

		restart(BROKER.bootstrap());
		Awaitility.await().atMost(PATIENCE).until(() -> eventsOf(code).size() == 3);
		assertThat(eventsOf(code)).extracting(DossierEvent::sequence).containsExactly(1L, 2L, 3L);
		assertThat(eventsOf(code)).extracting(DossierEvent::state)
			.containsExactly(DossierState.SUBMITTED, DossierState.RECEIVED, DossierState.PROCESSING);
		assertThat(component("kafka")).isEqualTo("UP");
	}

	@Test
	void whoeverFilesWithoutTheStoreHearsWhenToComeBackAndThenFilesOnce() {
		start(BROKER.bootstrap());
		String before = submit("before");
		this.store.close();
		post("key").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "5").expectBody();
		Awaitility.await().atMost(PATIENCE).until(() -> component("store").equals("DOWN"));
		assertThat(health("/readiness").get("status").asString()).isEqualTo("DOWN");
		assertThat(health("/liveness").get("status").asString()).isEqualTo("UP");

		openStore();
		Awaitility.await().atMost(PATIENCE).until(() -> health("/readiness").get("status").asString().equals("UP"));
		String after = submit("key");
		assertThat(submit("key")).isEqualTo(after).isNotEqualTo(before);
		JsonNode listed = json(this.client.get()
			.uri(RunningService.DOSSIERS)
			.headers((headers) -> headers.setBearerAuth(this.token))
			.exchange());
		assertThat(listed.get("items").valueStream().map((item) -> item.get("code").asString())).containsExactly(after,
				before);
	}

	@Test
	@AllowedLog(logger = "dev.project06.records.store", message = "The store cannot be used",
			because = "the operator has to restore the keysets")
	void withOtherKeysetsNothingIsSealedOverTheOldOnes() throws IOException {
		start(BROKER.bootstrap());
		submit("ours");
		Path keysets = this.data.resolve("records-keysets.json");
		Path kept = Files.move(keysets, this.data.resolve("kept.json"));

		restart(BROKER.bootstrap());
		assertThat(health("/readiness").get("status").asString()).isEqualTo("DOWN");
		assertThat(health("").at("/components/store/details/error").asString()).isEqualTo("ForeignKeysetsException");
		post("theirs").expectStatus().isEqualTo(503).expectBody();

		Files.delete(keysets);
		Files.move(kept, keysets);
		restart(BROKER.bootstrap());
		assertThat(submit("theirs")).isNotBlank();
	}

	private void restart(String bootstrap) {
		this.services.removeLast().close();
		start(bootstrap);
	}

	private void start(String bootstrap) {
		ConfigurableApplicationContext service = new SpringApplicationBuilder(RecordsApplication.class).run("--PORT=0",
				"--ISSUER=" + REALM.issuer(), "--TOKEN_URI=" + IDENTITY.url() + "/token",
				"--IDENTITY_URL=" + IDENTITY.url(), "--MONGODB_URI=" + this.store.connectionString() + "/records",
				"--KAFKA_BOOTSTRAP=" + bootstrap, "--DATA_DIR=" + this.data);
		this.services.add(service);
		String port = service.getEnvironment().getRequiredProperty("local.server.port");
		this.client = WebTestClient.bindToServer()
			.baseUrl(URI.create("http://127.0.0.1:" + port).toString())
			.responseTimeout(PATIENCE)
			.build();
	}

	private String submit(String key) {
		return json(post(key).expectStatus().isCreated()).get("code").asString();
	}

	private WebTestClient.ResponseSpec post(String key) {
		return this.client.post()
			.uri(RunningService.DOSSIERS)
			.headers((headers) -> headers.setBearerAuth(this.token))
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(RunningService.SUBMISSION.replace("H26", this.agency))
			.exchange();
	}

	private void move(String code, String move) {
		this.client.post()
			.uri(RunningService.DOSSIERS + '/' + code + '/' + move)
			.headers((headers) -> headers.setBearerAuth(REALM.officer(this.agency)))
			.header("If-Match", "*")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

	private List<DossierEvent> eventsOf(String code) {
		return BROKER.eventsOf(code);
	}

	private String component(String name) {
		return health("").at("/components/" + name + "/status").asString();
	}

	private JsonNode health(String part) {
		return json(this.client.get().uri("/actuator/health" + part).exchange());
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer) {
		byte[] body = answer.expectBody().returnResult().getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : new byte[0]);
	}

	private static int freePort() {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
