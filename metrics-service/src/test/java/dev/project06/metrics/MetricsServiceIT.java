package dev.project06.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.project06.metrics.cell.Sample;
import dev.project06.metrics.stream.LocalBroker;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.testing.AllowedLog;
import dev.project06.testing.TestRealm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AllowedLog(logger = "org.apache.kafka.clients.producer", message = "CONCURRENT_TRANSACTIONS",
		because = "a busy broker has not finished one commit when the next begins, and asks to try again")
class MetricsServiceIT {

	private static final TestRealm REALM = TestRealm.start();

	private static final LocalBroker BROKER = LocalBroker.start();

	/** Keeps the decimals as they are written. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static int sent;

	private WebTestClient client = WebTestClient.bindToServer().build();

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ISSUER", REALM::issuer);
		settings.add("KAFKA_BOOTSTRAP", BROKER::bootstrap);
		settings.add("DATA_DIR", MetricsServiceIT::folder);
	}

	private static String folder() {
		try {
			return Files.createTempDirectory(Path.of("target"), "metrics-it").toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(PATIENCE)
			.build();
		Awaitility.await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness", "") == 200);
	}

	/** Hà Nam in 2024 had 115,665 of 168,746; one in ten of them, and others beside. */
	@Test
	void reproducesThePublishedRateOfHaNam() {
		settle(11_566, "H24", "2024-11", Channel.ONLINE);
		settle(5_309, "H24.01", "2024-12", Channel.COUNTER);
		settle(3, "H240", "2024-12", Channel.COUNTER);
		settle(5, "H24", "2025-01", Channel.COUNTER);
		awaitCounted();
		JsonNode rate = get("/api/metrics/v1/rates/online-rate?scope=agency:H24&period=2024");
		assertThat(rate.get("numerator").asLong()).isEqualTo(11_566);
		assertThat(rate.get("denominator").asLong()).isEqualTo(16_875);
		assertThat(rate.get("n").asLong()).isEqualTo(16_875);
		assertThat(rate.get("percent").decimalValue()).isEqualTo(new BigDecimal("68.54"));
		assertThat(rate.at("/name/vi").asString()).isEqualTo("Tỷ lệ hồ sơ trực tuyến toàn trình");
		assertThat(rate.at("/period/from").asString()).isEqualTo("2024-01-01");
		assertThat(rate.at("/period/to").asString()).isEqualTo("2024-12-31");
		assertThat(rate.at("/target/percent").asInt()).isEqualTo(30);
		assertThat(rate.at("/lag/events").asLong()).isZero();
		assertThat(rate.get("asOf").asString()).isNotEmpty();
		JsonNode below = get("/api/metrics/v1/rates/online-rate/breakdown?by=agency&scope=agency:H24&period=2024");
		assertThat(below.get("items").valueStream().map((item) -> item.get("scope").asString()))
			.containsExactly("agency:H24", "agency:H24.01");
	}

	@Test
	void showsADossierWithinASecondOrSo() {
		Sample dossier = sample("H57");
		dossier.procedure = "2.000200";
		dossier.receivedAt = Instant.parse("2025-03-04T05:00:00Z");
		dossier.link = LinkState.PENDING;
		BROKER.send(dossier.event());
		awaitCounted();
		String path = "/api/metrics/v1/rates/identifier-attached-rate?scope=procedure:2.000200&period=2025-03-04";
		assertThat(get(path).get("percent").decimalValue()).isEqualTo(new BigDecimal("0.00"));
		dossier.sequence = 2;
		dossier.link = LinkState.VERIFIED;
		BROKER.send(dossier.event());
		sent++;
		awaitCounted();
		JsonNode rate = get(path);
		assertThat(rate.get("percent").decimalValue()).isEqualTo(new BigDecimal("100.00"));
		assertThat(rate.at("/target/percent").asInt()).isEqualTo(100);
		assertThat(rate.at("/target/year").asInt()).isEqualTo(2025);
	}

	@Test
	void tellsTheBlocksApart() {
		Sample ministry = sample("G01");
		ministry.block = AgencyBlock.MINISTRY;
		ministry.receivedAt = Instant.parse("2023-05-06T05:00:00Z");
		BROKER.send(ministry.event());
		Sample locality = sample("H49.02");
		locality.receivedAt = Instant.parse("2023-05-06T05:00:00Z");
		BROKER.send(locality.event());
		awaitCounted();
		JsonNode items = get("/api/metrics/v1/rates/on-time-rate/breakdown?by=block&period=2023-W18").get("items");
		assertThat(items.valueStream().map((item) -> item.get("scope").asString())).containsExactly("block:LOCALITY",
				"block:MINISTRY");
		JsonNode agencies = get("/api/metrics/v1/rates/on-time-rate/breakdown?by=agency&period=2023-Q2").get("items");
		assertThat(agencies.valueStream().map((item) -> item.get("scope").asString())).containsExactly("agency:G01",
				"agency:H49");
		assertThat(get("/api/metrics/v1/rates?scope=block:MINISTRY&period=2023-05").valueStream()
			.map((rate) -> rate.get("definition").asString() + " " + rate.get("n").asLong()))
			.containsExactly("online-rate 0", "identifier-attached-rate 1", "on-time-rate 1");
	}

	@Test
	void givesNoPercentageOfNothing() {
		JsonNode rate = get("/api/metrics/v1/rates/online-rate?scope=agency:H99&period=2031");
		assertThat(rate.get("percent").isNull()).isTrue();
		assertThat(rate.get("n").asLong()).isZero();
	}

	@Test
	void asksForTheCurrentYearOfTheNationUnlessTold() {
		JsonNode rate = get("/api/metrics/v1/rates/online-rate");
		assertThat(rate.get("scope").asString()).isEqualTo("nation");
		assertThat(rate.at("/period/name").asString()).hasSize(4);
	}

	@Test
	void forbidsToKeepAFigure() {
		this.client.get()
			.uri("/api/metrics/v1/rates")
			.header("Authorization", "Bearer " + operator())
			.exchange()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody();
	}

	@Test
	void declaresItsDefinitions() {
		JsonNode definitions = get("/api/metrics/v1/definitions");
		assertThat(definitions.valueStream().map((definition) -> definition.get("id").asString()))
			.containsExactly("online-rate", "identifier-attached-rate", "on-time-rate");
		assertThat(definitions.at("/0/rounding/mode").asString()).isEqualTo("HALF_UP");
		assertThat(definitions.at("/2/legalSource").asString()).contains("766/QĐ-TTg");
	}

	@ParameterizedTest
	@CsvSource({ "rates/online-rate?scope=moon, scope, scope", "rates/online-rate?scope=block:CITY, scope, block",
			"rates/online-rate?scope=agency:29, scope, agency", "rates?scope=procedure:, scope, procedure",
			"rates?period=2026-13, period, date", "rates?period=2026-W54, period, date",
			"rates?period=yesterday, period, period", "rates?period=2025&period=2026, period, period",
			"rates?perod=2025, ?, unknown-parameter", "rates/online-rate/breakdown, by, required",
			"rates/online-rate/breakdown?by=colour, by, by" })
	void namesTheParameterAndTheRuleThatItBreaks(String query, String field, String check) {
		JsonNode problem = problem("/api/metrics/v1/" + query, 400, "en");
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
		assertThat(problem.at("/errors/0/message").asString()).isNotEqualTo("is not valid").isNotBlank();
	}

	@Test
	void speaksVietnameseUnlessAskedForEnglish() {
		assertThat(problem("/api/metrics/v1/rates?period=x", 400, "vi").get("title").asString())
			.isEqualTo("Dữ liệu không hợp lệ");
		assertThat(problem("/api/metrics/v1/rates?period=x", 400, "fr").get("title").asString())
			.isEqualTo("Dữ liệu không hợp lệ");
		assertThat(problem("/api/metrics/v1/rates?period=x", 400, "en").get("title").asString())
			.isEqualTo("Invalid input");
	}

	@Test
	void knowsWhatIsNotThere() {
		JsonNode definition = problem("/api/metrics/v1/rates/moon-rate", 404, "en");
		assertThat(definition.get("type").asString()).isEqualTo("https://project06.dev/problems/unknown-definition");
		assertThat(definition.get("instance").asString()).isEqualTo("/api/metrics/v1/rates/moon-rate");
		assertThat(problem("/api/metrics/v1/moon", 404, "en").get("type").asString())
			.isEqualTo("https://project06.dev/problems/not-found");
	}

	@Test
	void takesNothingButQuestions() {
		this.client.post()
			.uri("/api/metrics/v1/rates")
			.header("Authorization", "Bearer " + operator())
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.valueEquals("Allow", "GET")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody();
		this.client.get()
			.uri("/api/metrics/v1/rates")
			.header("Authorization", "Bearer " + operator())
			.header("Accept", "text/csv")
			.exchange()
			.expectStatus()
			.isEqualTo(406)
			.expectBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator", "auditor", "admin", "officer" })
	void answersThoseWhoSteer(String role) {
		assertThat(status("/api/metrics/v1/rates", REALM.token(role, (claims) -> claims))).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "citizen", "agency", "service" })
	void refusesEveryoneElse(String role) {
		assertThat(status("/api/metrics/v1/rates", REALM.token(role, (claims) -> claims))).isEqualTo(403);
	}

	@Test
	void asksForAToken() {
		this.client.get()
			.uri("/api/metrics/v1/definitions")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueMatches("WWW-Authenticate", "Bearer.*")
			.expectBody();
		assertThat(status("/api/metrics/v1/rates",
				REALM.token("operator", (claims) -> claims.audience("another-audience"))))
			.isEqualTo(401);
	}

	@Test
	void describesItselfToMachines() {
		assertThat(body("/api/metrics/v3/api-docs")).contains("/api/metrics/v1/rates/{definition}/breakdown");
		assertThat(body("/actuator/health")).contains("figures", "toCount");
		assertThat(body("/actuator/prometheus")).contains("project06_rate_percent{", "definition=\"on-time-rate\"",
				"project06_figures_lag_events", "project06_events_total{", "outcome=\"rejected\"");
	}

	private static void settle(int number, String agency, String month, Channel channel) {
		Instant first = Instant.parse(month + "-05T03:00:00Z");
		for (int i = 0; i < number; i++) {
			Sample dossier = sample(agency);
			dossier.channel = channel;
			dossier.receivedAt = first;
			dossier.finishedAt = first.plusSeconds(i % 20 * 86_400L);
			dossier.state = DossierState.FINISHED;
			BROKER.send(dossier.event());
		}
	}

	private static Sample sample(String agency) {
		Sample dossier = new Sample();
		dossier.agency = agency;
		dossier.dossier = agency + "-20241105-" + sent++;
		return dossier;
	}

	private void awaitCounted() {
		BROKER.flush();
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> get("/actuator/health/readiness").at("/components/figures/details/counted").asInt() == sent);
	}

	private JsonNode get(String path) {
		return JSON.readTree(body(path));
	}

	private String body(String path) {
		return Objects.requireNonNull(this.client.get()
			.uri(path)
			.header("Authorization", "Bearer " + operator())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private JsonNode problem(String path, int status, String language) {
		return JSON.readTree(Objects.requireNonNull(this.client.get()
			.uri(path)
			.header("Authorization", "Bearer " + operator())
			.header("Accept-Language", language)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Content-Language", language.equals("en") ? "en" : "vi")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()));
	}

	private int status(String path, String token) {
		return this.client.get().uri(path).headers((headers) -> {
			if (!token.isEmpty()) {
				headers.setBearerAuth(token);
			}
		}).exchange().expectBody().returnResult().getStatus().value();
	}

	private static String operator() {
		return REALM.token("operator", (claims) -> claims);
	}

}
