package dev.project06.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import dev.project06.local.demo.ApiClient;
import dev.project06.local.demo.Demo;
import dev.project06.local.demo.DemoFailedException;
import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.machine.Port;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole suite as a newcomer starts it: real broker, real Keycloak, the embedded store
 * and the four services, each a process of its own.
 */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteIT {

	private static final List<String> numbers = new ArrayList<>();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ApiClient api = new ApiClient();

	@TempDir
	static Path data;

	private static final TraceCollector traces = new TraceCollector();

	private static Suite suite;

	@BeforeAll
	@Timeout(600)
	static void startsEverything() {
		suite = Suite.start(SuiteSettings.temporary(data)
			.withEnvironment(traces.environment())
			.withProgress((part, what) -> System.out.println(part + ": " + what)));
	}

	@AfterAll
	@Timeout(120)
	static void leavesNoProcessBehind() {
		List<String> parts = suite.partNames();
		suite.close();
		api.close();
		traces.close();
		assertThat(parts).hasSize(7).noneMatch(suite::isRunning);
	}

	@Test
	@Order(1)
	void aCitizensDossierBecomesARate() throws InterruptedException {
		String key = UUID.randomUUID().toString();
		JsonNode submitted = submit(SampleUser.CITIZEN1, "H29", key).expect(201).json();
		String code = submitted.get("code").asString();
		assertThat(code).matches("H29-\\d{6}-\\d{4,}");
		assertThat(figure("online-rate", "agency:H29").get("percent").isNull()).isTrue();

		assertThat(submit(SampleUser.CITIZEN1, "H29", key).expect(201).json()).isEqualTo(submitted);
		assertThat(codes(SampleUser.CITIZEN1)).containsExactly(code);
		assertThat(codes(SampleUser.CITIZEN2)).isEmpty();
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(linkOf(code, SampleUser.CITIZEN1)).isEqualTo("VERIFIED"));

		for (String step : List.of("receive", "process", "finish")) {
			move(code, step, SampleUser.OFFICER1);
		}
		await().atMost(PATIENCE).untilAsserted(() -> {
			JsonNode rate = figure("online-rate", "agency:H29");
			assertThat(rate.get("n").asLong()).isOne();
			assertThat(rate.get("percent").decimalValue()).isEqualByComparingTo("100");
		});
	}

	@Test
	@Order(2)
	void haNamOf2024ComesOutToTheSecondDecimal() {
		new Demo(api, suite, System.out).share(61, 89, "H25");
		JsonNode rate = figure("online-rate", "agency:H25");
		assertThat(rate.get("n").asLong()).isEqualTo(89);
		assertThat(rate.get("percent").decimalValue()).isEqualByComparingTo("68.54");
	}

	@Test
	@Order(3)
	void aDossierFiledWithoutIdentityServiceIsLinkedLater() throws InterruptedException {
		suite.kill("identity-service");
		String code = submit(SampleUser.CITIZEN2, "H29", UUID.randomUUID().toString()).expect(201)
			.json()
			.get("code")
			.asString();
		assertThat(linkOf(code, SampleUser.CITIZEN2)).isEqualTo("PENDING");
		suite.start("identity-service");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(linkOf(code, SampleUser.CITIZEN2)).isEqualTo("VERIFIED"));
	}

	@Test
	@Order(4)
	void aKilledRecordsServiceLosesNothingAndDoublesNothing() throws Exception {
		int dossiers = 200;
		Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
		Semaphore halfway = new Semaphore(0);
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<?>> all = new ArrayList<>();
			for (int i = 0; i < dossiers; i++) {
				String key = "kill-" + i;
				all.add(threads.submit(() -> {
					acknowledged.add(submitUntilAcknowledged(key));
					halfway.release();
				}));
			}
			halfway.acquire(dossiers / 2);
			suite.kill("records-service");
			suite.start("records-service");
			for (Future<?> one : all) {
				one.get();
			}
		}
		assertThat(acknowledged).hasSize(dossiers).doesNotHaveDuplicates();
		assertThat(codes(SampleUser.CITIZEN2)).containsAll(acknowledged);
		for (String code : acknowledged) {
			move(code, "receive", SampleUser.OFFICER1);
		}
		long received = dossiers + 1L;
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(figure("identifier-attached-rate", "agency:H29").get("n").asLong())
				.isEqualTo(received));
	}

	@Test
	@Order(5)
	void aRestartKeepsWhatWasFiled() throws InterruptedException {
		Set<String> before = codes(SampleUser.CITIZEN2);
		for (String part : List.of("store", "kafka", "metrics-service")) {
			suite.kill(part);
		}
		for (String part : List.of("store", "kafka", "metrics-service")) {
			suite.start(part);
		}
		await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(codes(SampleUser.CITIZEN2)).isEqualTo(before);
			assertThat(figure("online-rate", "agency:H25").get("percent").decimalValue()).isEqualByComparingTo("68.54");
		});
	}

	@Test
	@Order(6)
	void aCitizenLogsInWithVneidInABrowserAndSeesWhoUsedTheData() throws Exception {
		try (BrowserLogin citizen = new BrowserLogin(suite.address(Port.KEYCLOAK))) {
			String token = citizen.token("citizen1", 3, "login");
			JsonNode claims = BrowserLogin.claims(token);
			assertThat(claims.get("vneid_sub").asString()).isEqualTo("g7QmG3vBB7dxY6T5ZMEfBVdySJHC");
			assertThat(claims.get("account_level").asInt()).isEqualTo(2);
			assertThat(claims.get("auth_level").asInt()).isEqualTo(3);
			assertThat(claims.at("/realm_access/roles").toString()).contains("\"citizen\"")
				.doesNotContain("officer", "service", "admin");
			assertThat(claims.toString()).doesNotContain("901190007792");
			String code = api
				.post(gateway("/api/records/v1/dossiers"), token, UUID.randomUUID().toString(),
						Map.of("procedure", "1.004222", "agency", "H29"))
				.expect(201)
				.json()
				.get("code")
				.asString();
			await().atMost(PATIENCE).untilAsserted(() -> {
				JsonNode usages = api.get(gateway("/api/identity/v1/me/usages"), token).expect(200).json();
				assertThat(usages.toString()).contains("LOGIN", "RECEIPT", "keycloak", code);
			});
		}
	}

	@Test
	@Order(7)
	void noOperationTellsANumberThatItRefuses() throws InterruptedException {
		String number = get("/api/identity/v1/sandbox/people?count=1&seed=canary", SampleUser.OFFICER1).get(0)
			.get("citizenId")
			.asString();
		numbers.add(number);
		Canary canary = new Canary(suite, number);
		canary.callEverything();
		System.out.println("Canary: " + canary.operations() + " operations, " + canary.calls() + " calls");
		assertThat(canary.operations()).isGreaterThan(80);
		assertThat(canary.tellers()).isEmpty();
	}

	@Test
	@Order(8)
	void noNumberIsInAnyLogRecordTraceFigureOrFile() throws InterruptedException {
		for (String seed : List.of("demo", "citizens")) {
			get("/api/identity/v1/sandbox/people?count=100&seed=" + seed, SampleUser.OFFICER1).values()
				.forEach((person) -> numbers.add(person.get("citizenId").asString()));
		}
		get("/api/identity/v1/sandbox/personas", SampleUser.OFFICER1).values()
			.forEach((person) -> numbers.add(person.get("citizenId").asString()));
		String code = codes(SampleUser.CITIZEN1).iterator().next();
		Sinks sinks = Sinks.of(data, suite.address(Port.KAFKA).getPort());
		sinks.add("traces", traces.text());
		for (Port port : List.of(Port.GATEWAY_MANAGEMENT, Port.IDENTITY, Port.RECORDS, Port.METRICS)) {
			sinks.add("figures:" + port,
					api.get(suite.address(port).resolve("/actuator/prometheus"), token(SampleUser.OPERATOR1))
						.expect(200)
						.body());
		}
		assertThat(sinks.namesHolding(List.of(code))).as("where a dossier code is found, to show that the search works")
			.anyMatch((name) -> name.startsWith("kafka:dossier-events"))
			.anyMatch((name) -> name.startsWith("file:store"));
		assertThat(sinks.namesHolding(List.of("/api/records/v1/dossiers/{code}"))).contains("traces");
		assertThat(sinks.namesHolding(List.of("# HELP"))).hasSize(4);
		assertThat(numbers).hasSizeGreaterThan(150).allMatch((number) -> number.matches("\\d{12}"));
		// A number that a caller puts where none belongs still gets into a trace
		assertThat(sinks.namesHolding(numbers)).isSubsetOf("traces");
	}

	private String submitUntilAcknowledged(String key) {
		return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200)).until(() -> {
			try {
				ApiClient.Answer answer = submit(SampleUser.CITIZEN2, "H29", key);
				return (answer.status() == 201) ? answer.json().get("code").asString() : "";
			}
			catch (DemoFailedException ex) {
				return "";
			}
		}, (code) -> !code.isEmpty());
	}

	private static ApiClient.Answer submit(SampleUser citizen, String agency, String key) throws InterruptedException {
		return api.post(gateway("/api/records/v1/dossiers"), token(citizen), key,
				Map.of("procedure", "1.004222", "agency", agency));
	}

	private static void move(String code, String step, SampleUser officer) throws InterruptedException {
		api.post(gateway("/api/records/v1/dossiers/" + code + "/" + step), token(officer), null, Map.of()).expect(200);
	}

	private static String linkOf(String code, SampleUser citizen) throws InterruptedException {
		return get("/api/records/v1/dossiers/" + code, citizen).get("link").get("state").asString();
	}

	private static Set<String> codes(SampleUser citizen) throws InterruptedException {
		Set<String> codes = new TreeSet<>();
		String next = "";
		do {
			JsonNode page = get("/api/records/v1/dossiers?limit=100" + next, citizen);
			page.get("items").values().forEach((dossier) -> codes.add(dossier.get("code").asString()));
			next = page.path("next").isString() ? "&after=" + page.get("next").asString() : "";
		}
		while (!next.isEmpty());
		return codes;
	}

	private static JsonNode figure(String definition, String scope) {
		try {
			return get("/api/metrics/v1/rates/" + definition + "?scope=" + scope, SampleUser.OPERATOR1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode get(String path, SampleUser user) throws InterruptedException {
		return api.get(gateway(path), token(user)).expect(200).json();
	}

	private static String token(SampleUser user) throws InterruptedException {
		return SuiteTokens.of(suite, user);
	}

	private static URI gateway(String path) {
		return suite.address(Port.GATEWAY).resolve(path);
	}

}
