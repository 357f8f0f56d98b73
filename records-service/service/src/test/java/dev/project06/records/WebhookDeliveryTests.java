package dev.project06.records;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.changes.SomeEvents;
import dev.project06.testing.TestRealm;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What receivers do wrong and what services go through, on a clock that can be moved. The
 * services have no broker: changes are added as the relay adds them.
 */
class WebhookDeliveryTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String WEBHOOKS = "/api/records/v1/webhooks";

	private static final TestRealm REALM = TestRealm.start();

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	private static final MovableClock CLOCK = new MovableClock();

	private static final List<ConfigurableApplicationContext> SERVICES = new ArrayList<>();

	@TempDir
	private static Path data = Path.of("unset");

	private final Receiver receiver = Receiver.start();

	private final Map<String, Integer> sequences = new HashMap<>();

	private final Set<String> stuck = new HashSet<>();

	private String agency = "";

	private JsonNode webhook = JsonMapper.shared().nullNode();

	@BeforeAll
	static void start() {
		another();
		// The log begins here: what is missing from now on is waited for
		append("H63-261122-0001", "H63", 1);
	}

	@AfterEach
	void removeTheWebhook() {
		if (this.webhook.has("id")) {
			String etag = String.valueOf(
					exchange("GET", path(), null, null).expectBody().returnResult().getResponseHeaders().getETag());
			exchange("DELETE", path(), etag, null).expectStatus().isNoContent().expectBody();
		}
		this.receiver.close();
	}

	@AfterAll
	static void stop() {
		SERVICES.forEach(ConfigurableApplicationContext::close);
		STORE.close();
		REALM.close();
	}

	/** What the issue wants to see. */
	@Test
	void afterAWeeksOutageNothingIsLostAndTheOrderIsKept() {
		register("H01");
		change(20);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 20);

		this.receiver.down();
		for (int quarter = 0; quarter < 7 * 4; quarter++) {
			change(10);
			if (quarter == 0) {
				Awaitility.await()
					.atMost(PATIENCE)
					.until(() -> show().at("/trouble/failure").asString("").equals("connect"));
			}
			if (quarter == 13) {
				restart();
			}
			CLOCK.advance(Duration.ofHours(6));
		}
		Awaitility.await().atMost(PATIENCE).until(() -> !pausedUntil().isBefore(CLOCK.instant()));
		assertThat(show().get("state").asString()).isEqualTo("ACTIVE");
		assertThat(Instant.parse(show().at("/trouble/since").asString()))
			.isBefore(CLOCK.instant().minus(Duration.ofDays(6)));
		assertThat(this.receiver.taken()).hasSize(20);

		this.receiver.up();
		CLOCK.advance(Duration.ofHours(13));
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() >= 300);
		everythingCameInOrder();
		assertThat(this.receiver.takenIds()).doesNotHaveDuplicates();
		assertThat(show().has("trouble")).isFalse();
	}

	@Test
	void throughErrorsSlownessCutConnectionsAndRestartsNothingIsLostAndTheOrderIsKept() {
		register("H02");
		Random random = new Random(20261122);
		Map<String, Integer> tries = new ConcurrentHashMap<>();
		this.receiver.answers((got) -> {
			int attempt = tries.merge(got.id(), 1, Integer::sum);
			int fate = Math.floorMod(got.id().hashCode() * 31 + attempt, 7);
			return (attempt > 4) ? 200 : new int[] { 500, 200, Receiver.CUT, 404, 204, 503, 302 }[fate];
		});
		for (int round = 0; round < 12; round++) {
			change(1 + random.nextInt(20));
			if (round == 5) {
				restart();
			}
			CLOCK.advance(Duration.ofHours(1));
		}
		awaitEverything();
		everythingCameInOrder();
	}

	@Test
	void whileOneDossierIsRefusedOrUnansweredOthersGoOn() {
		register("H03");
		String refused = stuck();
		String unanswered = stuck();
		this.receiver.answers((got) -> {
			String subject = got.event().get("subject").asString();
			return subject.equals(refused) ? 422 : subject.equals(unanswered) ? Receiver.SLEEP : 204;
		});
		for (int i = 0; i < 3; i++) {
			change(refused);
			change(unanswered);
			change(20);
		}
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 60);
		assertThat(this.receiver.taken()).extracting((got) -> got.event().get("subject").asString())
			.doesNotContain(refused, unanswered);
		assertThat(this.receiver.all()).filteredOn((got) -> got.event().get("subject").asString().equals(refused))
			.allMatch((got) -> got.event().at("/data/sequence").asInt() == 1);
		this.receiver.answers((got) -> 204);
		this.receiver.wakeUp();
		awaitEverything();
		everythingCameInOrder();
	}

	@Test
	void aChangeWaitsForTheOneBeforeItAndOthersDoNot() {
		register("H04");
		append("H04-261122-0001", "H04", 2);
		append("H04-261122-0002", "H04", 1);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 1);
		assertThat(this.receiver.takenIds()).containsExactly("H04-261122-0002#1");
		JsonNode waiting = json(exchange("GET", path() + "/deliveries?state=OPEN", null, null), 200);
		assertThat(waiting.at("/items/0/event").asString()).isEqualTo("H04-261122-0001#2");
		assertThat(waiting.at("/items/0/waitsForSequence").asInt()).isEqualTo(1);
		append("H04-261122-0001", "H04", 1);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 3);
		assertThat(this.receiver.takenIds()).endsWith("H04-261122-0001#1", "H04-261122-0001#2");
	}

	@Test
	void whoWantsToRestIsLeftAloneForAsLong() {
		register("H05");
		this.receiver.wantsToRest("7200");
		this.receiver.answers((got) -> 503);
		change(1);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> show().at("/trouble/failure").asString("").equals("status-503"));
		assertThat(pausedUntil()).isBetween(CLOCK.instant().plus(Duration.ofMinutes(119)),
				CLOCK.instant().plus(Duration.ofMinutes(121)));
		JsonNode open = json(exchange("GET", path() + "/deliveries?state=OPEN", null, null), 200).at("/items/0");
		assertThat(Instant.parse(open.get("nextAttempt").asString())).isEqualTo(pausedUntil());
		assertThat(open.at("/log/0/status").asInt()).isEqualTo(503);
		int asked = this.receiver.all().size();
		this.receiver.answers((got) -> 204);
		CLOCK.advance(Duration.ofMinutes(118));
		change(1);
		assertThat(this.receiver.all()).hasSize(asked);
		CLOCK.advance(Duration.ofMinutes(3));
		awaitEverything();
		everythingCameInOrder();
	}

	@Test
	void whoHasGoneIsDisabledAndGoesOnWhereItStopped() {
		register("H06");
		this.receiver.answers((got) -> 410);
		change(5);
		Awaitility.await().atMost(PATIENCE).until(() -> show().get("state").asString().equals("DISABLED"));
		assertThat(show().get("reason").asString()).isEqualTo("gone");
		change(5);
		this.receiver.answers((got) -> 204);
		write("POST", path() + "/enable", null);
		awaitEverything();
		everythingCameInOrder();
	}

	@Test
	void whoFailsForTooLongIsDisabledAndNothingIsLost() {
		register("H07");
		this.receiver.answers((got) -> 500);
		change(5);
		Awaitility.await().atMost(PATIENCE).until(() -> show().has("trouble"));
		CLOCK.advance(Duration.ofDays(11));
		Awaitility.await().atMost(PATIENCE).until(() -> show().get("state").asString().equals("DISABLED"));
		assertThat(show().get("reason").asString()).isEqualTo("failing");
		change(30);
		this.receiver.answers((got) -> 204);
		write("POST", path() + "/enable", null);
		CLOCK.advance(Duration.ofDays(1));
		awaitEverything();
		everythingCameInOrder();
	}

	@Test
	void whatIsNoLongerWantedIsNotSentEvenWhenItWaits() {
		register("H08");
		this.receiver.answers((got) -> 503);
		String dossier = next();
		change(dossier);
		change(dossier);
		Awaitility.await().atMost(PATIENCE).until(() -> show().has("trouble"));
		write("PUT", path(), "{\"url\":\"" + this.receiver.url() + "\",\"changes\":[\"PROCESSED\"]}");
		this.receiver.answers((got) -> 204);
		CLOCK.advance(Duration.ofHours(13));
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 1);
		assertThat(this.receiver.takenIds()).containsExactly(dossier + "#2");
		assertThat(json(exchange("GET", path() + "/deliveries?state=DROPPED", null, null), 200).get("items").size())
			.isEqualTo(1);
	}

	@Test
	void ofTwoInstancesOneWorksAndWhenItEndsTheOtherGoesOn() {
		ConfigurableApplicationContext second = another();
		register("H09");
		change(50);
		awaitEverything();
		SERVICES.removeFirst().close();
		change(50);
		awaitEverything();
		everythingCameInOrder();
		assertThat(SERVICES).containsExactly(second);
	}

	private void everythingCameInOrder() {
		assertThat(this.receiver.overtaken()).isEmpty();
		assertThat(new TreeSet<>(this.receiver.takenIds())).isEqualTo(expected());
		Map<String, List<Receiver.Got>> byDossier = this.receiver.taken()
			.stream()
			.collect(Collectors.groupingBy((got) -> got.event().get("subject").asString()));
		byDossier.forEach((dossier, got) -> assertThat(got).as(dossier)
			.isSortedAccordingTo(Comparator.comparing((one) -> one.event().at("/data/sequence").asInt())));
		String secret = this.webhook.get("secret").asString();
		assertThat(this.receiver.all()).allMatch((got) -> got.isSignedWith(secret));
	}

	/** Moves the clock on, so that pauses end. */
	private void awaitEverything() {
		Awaitility.await().atMost(PATIENCE).until(() -> {
			CLOCK.advance(Duration.ofMinutes(30));
			return this.receiver.takenIds().containsAll(expected());
		});
	}

	private Set<String> expected() {
		return this.sequences.entrySet()
			.stream()
			.flatMap(
					(one) -> IntStream.rangeClosed(1, one.getValue()).mapToObj((number) -> one.getKey() + '#' + number))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Changes dossiers, new ones and old ones in turn. */
	private void change(int changes) {
		for (int i = 0; i < changes; i++) {
			List<String> known = this.sequences.keySet()
				.stream()
				.filter((one) -> !this.stuck.contains(one))
				.sorted()
				.toList();
			change((known.size() < 5) ? next() : known.get((i * 7) % known.size()));
		}
	}

	private String next() {
		String dossier = this.agency + "-261122-%04d".formatted(this.sequences.size() + 1);
		this.sequences.put(dossier, 0);
		return dossier;
	}

	private String stuck() {
		String dossier = next();
		this.stuck.add(dossier);
		return dossier;
	}

	private void change(String dossier) {
		append(dossier, this.agency, this.sequences.merge(dossier, 1, Integer::sum));
	}

	private static void append(String dossier, String agency, int sequence) {
		SERVICES.getLast()
			.getBean(ChangeLog.class)
			.append(List.of(SomeEvents.of(dossier, agency, CLOCK.instant(), sequence)))
			.block(PATIENCE);
	}

	private void register(String ofAgency) {
		this.agency = ofAgency;
		this.webhook = json(exchange("POST", WEBHOOKS, null, "{\"url\":\"" + this.receiver.url() + "\"}"), 201);
		Awaitility.await().atMost(PATIENCE).until(() -> show().get("state").asString().equals("ACTIVE"));
	}

	private JsonNode show() {
		return json(exchange("GET", path(), null, null), 200);
	}

	private Instant pausedUntil() {
		String time = show().at("/trouble/pausedUntil").asString("");
		return time.isEmpty() ? Instant.EPOCH : Instant.parse(time);
	}

	private void write(String method, String path, @Nullable String body) {
		Awaitility.await().atMost(PATIENCE).until(() -> {
			String etag = exchange("GET", path(), null, null).expectBody()
				.returnResult()
				.getResponseHeaders()
				.getETag();
			return exchange(method, path, etag, body).expectBody().returnResult().getStatus().is2xxSuccessful();
		});
	}

	private String path() {
		return WEBHOOKS + '/' + this.webhook.get("id").asString();
	}

	private WebTestClient.ResponseSpec exchange(String method, String path, @Nullable String ifMatch,
			@Nullable String body) {
		String port = SERVICES.getLast().getEnvironment().getRequiredProperty("local.server.port");
		WebTestClient.RequestBodySpec request = WebTestClient.bindToServer()
			.baseUrl(URI.create("http://127.0.0.1:" + port).toString())
			.responseTimeout(PATIENCE)
			.build()
			.method(org.springframework.http.HttpMethod.valueOf(method))
			.uri(path)
			.headers((headers) -> {
				headers.setBearerAuth(REALM.officer(this.agency));
				headers.set("Idempotency-Key", UUID.randomUUID().toString());
				if (ifMatch != null) {
					headers.set("If-Match", ifMatch);
				}
			});
		return (body == null) ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
		byte[] body = answer.expectBody()
			.consumeWith((result) -> assertThat(result.getStatus().value()).isEqualTo(status))
			.returnResult()
			.getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : new byte[0]);
	}

	private static ReactorResourceFactory ownThreads() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		return factory;
	}

	private static void restart() {
		SERVICES.removeLast().close();
		another();
	}

	private static ConfigurableApplicationContext another() {
		ApplicationContextInitializer<GenericApplicationContext> sandbox = (context) -> {
			context.registerBean("sandboxClock", Clock.class, () -> CLOCK, (bean) -> bean.setPrimary(true));
			// Threads of its own, which end with it and not with another service
			context.registerBean(ReactorResourceFactory.class, WebhookDeliveryTests::ownThreads);
		};
		ConfigurableApplicationContext service = new SpringApplicationBuilder(RecordsApplication.class)
			.initializers(sandbox)
			.run("--PORT=0", "--ISSUER=" + REALM.issuer(), "--TOKEN_URI=http://127.0.0.1:1/token",
					"--IDENTITY_URL=http://127.0.0.1:1", "--MONGODB_URI=" + STORE.connectionString() + "/records",
					"--KAFKA_BOOTSTRAP=127.0.0.1:1", "--DATA_DIR=" + data, "--WEBHOOK_LOOPBACK=true",
					"--project06.webhook.interval=50ms", "--project06.webhook.target.timeout=2s",
					"--project06.webhook.target.connect-timeout=1s", "--project06.webhook.lease=6s");
		SERVICES.add(service);
		return service;
	}

}
