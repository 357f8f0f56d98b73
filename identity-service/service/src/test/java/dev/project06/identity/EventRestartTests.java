package dev.project06.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.local.store.EmbeddedStore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Events outlive a broker that is away and a service that ends. */
class EventRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final EmbeddedStore store = EmbeddedStore.inMemory();

	@TempDir
	private Path data = Path.of("unset");

	private @Nullable ConfigurableApplicationContext service;

	@AfterEach
	void close() {
		if (this.service != null) {
			this.service.close();
		}
		this.store.close();
	}

	@Test
	void eventsWaitForTheBrokerAndArriveInTheirOrderAfterARestart() {
		WebTestClient client = start("127.0.0.1:" + freePort());
		TestSandbox world = TestSandbox.create(client);
		Person person = active(world);
		assertThat(status(client, "/components/kafka/status")).isEqualTo("UP");
		world.authority("/lock", Map.of("citizenId", person.citizenId().digits(), "reason", "ORDER"))
			.expectStatus()
			.isOk()
			.expectBody();
		Awaitility.await().atMost(PATIENCE).until(() -> status(client, "/components/kafka/status").equals("DOWN"));
		assertThat(status(client, "/components/store/status")).isEqualTo("UP");
		client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk().expectBody();
		world.authority("/unlock", Map.of("citizenId", person.citizenId().digits())).expectStatus().isOk().expectBody();

		close(this.service);
		WebTestClient again = start(RunningService.BROKER.bootstrap());
		Awaitility.await().atMost(PATIENCE).until(() -> events(world).size() == 2);
		assertThat(events(world)).extracting((event) -> event.get("sequence").asInt()).containsExactly(1, 2);
		assertThat(events(world)).extracting((event) -> event.get("state").asString())
			.containsExactly("LOCKED", "ACTIVE");
		assertThat(status(again, "/components/kafka/status")).isEqualTo("UP");
	}

	private static List<JsonNode> events(TestSandbox world) {
		return RunningService.BROKER
			.records("eid-events", (event) -> new String(event.value(), StandardCharsets.UTF_8).contains(world.name()))
			.stream()
			.map((event) -> JsonMapper.shared().readTree(event.value()))
			.toList();
	}

	private Person active(TestSandbox world) {
		ConfigurableApplicationContext context = Objects.requireNonNull(this.service);
		return context.getBean(Population.class)
			.draw("restart")
			.filter((person) -> TestSandbox
				.json(world.authority("/status", Map.of("citizenId", person.citizenId().digits())), 200)
				.get("state")
				.asString()
				.equals("ACTIVE"))
			.findFirst()
			.orElseThrow();
	}

	private static String status(WebTestClient client, String component) {
		byte[] body = client.get().uri("/actuator/health").exchange().expectBody().returnResult().getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : new byte[0]).at(component).asString();
	}

	private WebTestClient start(String bootstrap) {
		this.service = new SpringApplicationBuilder(IdentityApplication.class).run("--PORT=0",
				"--ISSUER=" + RunningService.REALM.issuer(),
				"--MONGODB_URI=" + this.store.connectionString() + "/identity", "--KAFKA_BOOTSTRAP=" + bootstrap,
				"--DATA_DIR=" + this.data);
		String port = this.service.getEnvironment().getRequiredProperty("local.server.port");
		WebTestClient client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(PATIENCE)
			.build();
		Awaitility.await().atMost(PATIENCE).until(() -> status(client, "/components/store/status").equals("UP"));
		return client;
	}

	private static void close(@Nullable ConfigurableApplicationContext context) {
		if (context != null) {
			context.close();
		}
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
