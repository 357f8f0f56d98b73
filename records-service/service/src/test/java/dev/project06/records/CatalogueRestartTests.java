package dev.project06.records;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.testing.TestRealm;
import org.awaitility.Awaitility;
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

/** Edits of the catalogue on several instances that share a store. */
class CatalogueRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String NOBODY = "http://127.0.0.1:1";

	private static final String PROCEDURE = "/api/records/v1/procedures/1.004222";

	private final TestRealm realm = TestRealm.start();

	private final List<ConfigurableApplicationContext> services = new ArrayList<>();

	@TempDir
	private Path data = Path.of("unset");

	private EmbeddedStore store = EmbeddedStore.inMemory();

	@BeforeEach
	void openStore() {
		this.store.close();
		this.store = EmbeddedStore.open(this.data.resolve("store.db"),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	@AfterEach
	void close() {
		this.services.forEach(ConfigurableApplicationContext::close);
		this.store.close();
		this.realm.close();
	}

	@Test
	void editsAreThereForAnInstanceThatStartsLaterAndReachOneThatRuns() {
		LocalDate today = LocalDate.now(WorkingCalendar.ZONE);
		WebTestClient one = start();
		edit(one, 0, today);
		assertThat(version(one, today)).isEqualTo(2);

		WebTestClient later = start();
		Awaitility.await().atMost(PATIENCE).until(() -> isReady(later));
		assertThat(version(later, today)).isEqualTo(2);
		JsonNode shipped = get(later, PROCEDURE + "?day=" + today.minusDays(1));
		assertThat(shipped.get("version").asInt()).isEqualTo(1);
		assertThat(shipped.get("statutoryTime").asString()).isEqualTo("7 working-days");

		edit(later, 1, today.plusDays(5));
		assertThat(version(later, today.plusDays(5))).isEqualTo(3);
		Awaitility.await().atMost(PATIENCE).until(() -> version(one, today.plusDays(5)) == 3);
	}

	private void edit(WebTestClient client, int revision, LocalDate from) {
		client.post().uri(PROCEDURE + "/versions").headers((headers) -> {
			headers.setBearerAuth(admin());
			headers.set("Idempotency-Key", "edit-" + revision);
			headers.set("If-Match", "\"" + revision + "\"");
		}).contentType(MediaType.APPLICATION_JSON).bodyValue("""
				{"validFrom":"%s","name":{"vi":"Đăng ký thường trú","en":"Permanent residence"},
				"decision":"1/QĐ-BCA","essential":true,"serviceLevel":"FULL","eligibleForFull":true,
				"statutoryTime":"5 working-days","offeredBy":["LOCALITY"],"components":[],"fees":{},
				"results":[]}""".formatted(from)).exchange().expectStatus().isCreated().expectBody();
	}

	private int version(WebTestClient client, LocalDate day) {
		return get(client, PROCEDURE + "?day=" + day).get("version").asInt();
	}

	private JsonNode get(WebTestClient client, String path) {
		byte[] body = client.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(admin()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : new byte[0]);
	}

	private static boolean isReady(WebTestClient client) {
		return client.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.is2xxSuccessful();
	}

	private String admin() {
		return this.realm.token("admin", (claims) -> claims);
	}

	private WebTestClient start() {
		ConfigurableApplicationContext service = new SpringApplicationBuilder(RecordsApplication.class).run("--PORT=0",
				"--ISSUER=" + this.realm.issuer(), "--TOKEN_URI=" + NOBODY, "--IDENTITY_URL=" + NOBODY,
				"--MONGODB_URI=" + this.store.connectionString() + "/records", "--KAFKA_BOOTSTRAP=127.0.0.1:1",
				"--DATA_DIR=" + this.data, "--project06.catalogue.refresh=100ms");
		this.services.add(service);
		String port = service.getEnvironment().getRequiredProperty("local.server.port");
		return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(PATIENCE).build();
	}

}
