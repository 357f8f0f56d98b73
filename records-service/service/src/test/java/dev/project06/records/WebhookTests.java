package dev.project06.records;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTests extends RunningService {

	private static final String WEBHOOKS = "/api/records/v1/webhooks";

	private static final String COUNTER = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private Receiver receiver = Receiver.start();

	@BeforeEach
	void listenToTheLog() {
		this.log.start();
		((Logger) LoggerFactory.getLogger("ROOT")).addAppender(this.log);
	}

	@AfterEach
	void close() {
		((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(this.log);
		this.receiver.close();
	}

	@Test
	void anAgencyIsCalledWithWhatChangedSignedAndInOrder() {
		JsonNode webhook = register("H46", "");
		activated("H46", webhook);
		String code = intake("H46", COUNTER).get("code").asString();
		json(post(REALM.officer("H46"), DOSSIERS + '/' + code + "/process"), 200);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 2);
		assertThat(this.receiver.takenIds()).containsExactly(code + "#1", code + "#2");
		Receiver.Got got = this.receiver.taken().getFirst();
		assertThat(got.type()).isEqualTo("application/cloudevents+json");
		assertThat(got.id()).matches("msg_[0-9]+");
		assertThat(Long.parseLong(got.timestamp())).isCloseTo(Instant.now().getEpochSecond(),
				org.assertj.core.data.Offset.offset(60L));
		assertThat(this.receiver.taken()).allMatch((one) -> one.isSignedWith(webhook.get("secret").asString()))
			.noneMatch((one) -> one.isSignedWith("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
		assertThat(got.event().at("/data/state").asString()).isEqualTo("RECEIVED");
		assertThat(got.body()).doesNotContain("holder");

		JsonNode items = json(get(REALM.officer("H46"), path(webhook) + "/deliveries?limit=1"), 200);
		assertThat(items.at("/items/0/event").asString()).isEqualTo(code + "#2");
		assertThat(items.at("/items/0/state").asString()).isEqualTo("DELIVERED");
		assertThat(items.at("/items/0/log/0/status").asInt()).isEqualTo(204);
		JsonNode next = json(
				get(REALM.officer("H46"), path(webhook) + "/deliveries?limit=1&after=" + items.get("next").asString()),
				200);
		assertThat(next.at("/items/0/event").asString()).isEqualTo(code + "#1");
		assertThat(next.has("next")).isFalse();
	}

	@Test
	void aRepeatedRequestRegistersOnceAndAnotherBodyUnderItsKeyIsRefused() throws Exception {
		String key = UUID.randomUUID().toString();
		String body = "{\"url\":\"" + this.receiver.url() + "\"}";
		JsonNode first = json(post(REALM.officer("H47"), WEBHOOKS, key, body), 201);
		try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var answer : clerks.invokeAll(IntStream.range(0, 8)
				.mapToObj(
						(one) -> (Callable<JsonNode>) () -> json(post(REALM.officer("H47"), WEBHOOKS, key, body), 201))
				.toList())) {
				assertThat(answer.get()).isEqualTo(first);
			}
		}
		assertThat(json(get(REALM.officer("H47"), WEBHOOKS), 200).get("items").size()).isEqualTo(1);
		JsonNode conflict = problem(post(REALM.officer("H47"), WEBHOOKS, key, body.replace("/changes", "/x")), 409,
				"idempotency-conflict");
		assertThat(conflict.get("webhook").asString()).isEqualTo(first.get("id").asString());
		problem(post(REALM.officer("H47"), WEBHOOKS, "", body), 400, "idempotency-key-required");
	}

	@Test
	void anAgencyHasSoManyWebhooksAtMostHoweverManyAreAskedForAtOnce() throws Exception {
		this.receiver.agrees(false);
		String body = "{\"url\":\"" + this.receiver.url() + "\"}";
		try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
			clerks.invokeAll(IntStream.range(0, 16)
				.mapToObj((one) -> (Callable<Integer>) () -> post(REALM.officer("H48"), WEBHOOKS,
						UUID.randomUUID().toString(), body)
					.expectBody()
					.returnResult()
					.getStatus()
					.value())
				.toList());
		}
		assertThat(json(get(REALM.officer("H48"), WEBHOOKS), 200).get("items").size()).isEqualTo(10);
		JsonNode problem = problem(post(REALM.officer("H48"), WEBHOOKS, "11th", body), 409, "too-many-webhooks");
		assertThat(problem.get("limit").asInt()).isEqualTo(10);
		for (JsonNode webhook : json(get(REALM.officer("H48"), WEBHOOKS), 200).get("items")) {
			change(HttpMethod.DELETE, "H48", path(webhook), etag("H48", webhook), null).expectStatus()
				.isNoContent()
				.expectBody();
		}
		problem(get(REALM.officer("H48"), WEBHOOKS + "/wh_nobody"), 404, "not-found");
	}

	@Test
	void theSecretIsShownOnceAndStandsNowhereInClear(@Autowired MongoDatabase database) {
		JsonNode webhook = register("H49", "");
		activated("H49", webhook);
		JsonNode rotated = json(change(HttpMethod.POST, "H49", path(webhook) + "/rotate", etag("H49", webhook), null),
				200);
		String first = webhook.get("secret").asString();
		String second = rotated.get("secret").asString();
		assertThat(first).startsWith("whsec_").isNotEqualTo(second);
		assertThat(rotated.get("secrets").size()).isEqualTo(2);
		intake("H49", COUNTER);
		Awaitility.await().atMost(PATIENCE).until(() -> !this.receiver.taken().isEmpty());
		assertThat(this.receiver.taken().getFirst().isSignedWith(first)).isTrue();
		assertThat(this.receiver.taken().getFirst().isSignedWith(second)).isTrue();

		String shown = json(get(REALM.officer("H49"), WEBHOOKS), 200).toString()
				+ json(get(REALM.officer("H49"), path(webhook)), 200)
				+ json(get(REALM.officer("H49"), path(webhook) + "/deliveries"), 200)
				+ Flux.from(database.getCollection("webhooks").find())
					.map(Document::toJson)
					.collectList()
					.block(PATIENCE)
				+ this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		assertThat(shown).doesNotContain("whsec_", first.substring(6), second.substring(6));
	}

	@Test
	void aWriteNamesTheRevisionThatItChanges() {
		JsonNode webhook = register("H50", "");
		activated("H50", webhook);
		String body = "{\"url\":\"" + this.receiver.url() + "\",\"changes\":[\"FINISHED\"],\"description\":\"x\"}";
		problem(change(HttpMethod.PUT, "H50", path(webhook), null, body), 428, "revision-required");
		problem(change(HttpMethod.PUT, "H50", path(webhook), "\"99\"", body), 412, "other-revision");
		problem(change(HttpMethod.POST, "H50", path(webhook) + "/disable", "*", null), 428, "revision-required");
		problem(change(HttpMethod.DELETE, "H50", path(webhook), "\"99\"", null), 412, "other-revision");
		JsonNode changed = json(change(HttpMethod.PUT, "H50", path(webhook), etag("H50", webhook), body), 200);
		assertThat(changed.get("changes").toString()).isEqualTo("[\"FINISHED\"]");
		assertThat(changed.get("state").asString()).isEqualTo("ACTIVE");

		String code = intake("H50", COUNTER).get("code").asString();
		List.of("process", "finish")
			.forEach((move) -> json(post(REALM.officer("H50"), DOSSIERS + '/' + code + '/' + move), 200));
		Awaitility.await().atMost(PATIENCE).until(() -> !this.receiver.taken().isEmpty());
		assertThat(this.receiver.takenIds()).containsExactly(code + "#3");
	}

	@Test
	void nothingIsSentToAnAddressThatDoesNotAgree() {
		this.receiver.agrees(false);
		JsonNode webhook = register("H51", "");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> json(get(REALM.officer("H51"), path(webhook)), 200).at("/trouble/failure")
				.asString("")
				.equals("not-allowed"));
		problem(post(REALM.officer("H51"), path(webhook) + "/ping"), 409, "webhook-not-validated");
		intake("H51", COUNTER);
		assertThat(json(get(REALM.officer("H51"), path(webhook)), 200).get("state").asString()).isEqualTo("PENDING");
		assertThat(this.receiver.all()).isEmpty();
	}

	@Test
	void aPingShowsWhatComesBack() {
		JsonNode webhook = register("H52", "");
		activated("H52", webhook);
		JsonNode taken = json(post(REALM.officer("H52"), path(webhook) + "/ping"), 200);
		assertThat(taken.get("status").asInt()).isEqualTo(204);
		assertThat(taken.has("failure")).isFalse();
		Receiver.Got ping = this.receiver.taken().getFirst();
		assertThat(ping.event().get("type").asString()).isEqualTo("dev.project06.webhook.ping.v1");
		assertThat(ping.isSignedWith(webhook.get("secret").asString())).isTrue();
		this.receiver.answers((got) -> 500);
		assertThat(json(post(REALM.officer("H52"), path(webhook) + "/ping"), 200).get("failure").asString())
			.isEqualTo("status-500");
	}

	@Test
	void aReplayTellsAgainWithTheSameIds() {
		JsonNode webhook = register("H53", "");
		activated("H53", webhook);
		String code = intake("H53", COUNTER).get("code").asString();
		json(post(REALM.officer("H53"), DOSSIERS + '/' + code + "/process"), 200);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 2);
		json(change(HttpMethod.POST, "H53", path(webhook) + "/replay", etag("H53", webhook),
				"{\"from\":\"2020-01-01T00:00:00Z\"}"), 200);
		Awaitility.await().atMost(PATIENCE).until(() -> this.receiver.taken().size() == 4);
		assertThat(this.receiver.takenIds()).containsExactly(code + "#1", code + "#2", code + "#1", code + "#2");
		assertThat(this.receiver.taken().get(2).id()).isEqualTo(this.receiver.taken().get(0).id());
	}

	@Test
	void onlyTheAgencyAndThoseAboveItSeeAWebhook() {
		JsonNode webhook = register("H29.01", "");
		json(get(REALM.officer("H29.01"), path(webhook)), 200);
		json(get(REALM.officer("H29"), path(webhook)), 200);
		json(get(REALM.token("agency", (claims) -> claims.claim("agency", "H29.01")), path(webhook)), 200);
		for (String other : List.of("H29.02", "H29.01.01", "H26")) {
			problem(get(REALM.officer(other), path(webhook)), 404, "not-found");
			problem(get(REALM.officer(other), path(webhook) + "/deliveries"), 404, "not-found");
			problem(change(HttpMethod.DELETE, other, path(webhook), "\"1\"", null), 404, "not-found");
		}
		for (String role : List.of("citizen", "auditor", "operator", "admin", "officer")) {
			String token = REALM.token(role, (claims) -> claims);
			problem(get(token, WEBHOOKS), 403, "forbidden");
			problem(get(token, path(webhook)), 403, "forbidden");
			problem(post(token, WEBHOOKS, "k", "{\"url\":\"https://hooks.gov.vn/\"}"), 403, "forbidden");
		}
	}

	private JsonNode register(String agency, String more) {
		return json(post(REALM.officer(agency), WEBHOOKS, UUID.randomUUID().toString(),
				"{\"url\":\"" + this.receiver.url() + '"' + more + '}'), 201);
	}

	private void activated(String agency, JsonNode webhook) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> json(get(REALM.officer(agency), path(webhook)), 200).get("state").asString().equals("ACTIVE"));
	}

	private static String path(JsonNode webhook) {
		return WEBHOOKS + '/' + webhook.get("id").asString();
	}

	private String etag(String agency, JsonNode webhook) {
		return String.valueOf(
				get(REALM.officer(agency), path(webhook)).expectBody().returnResult().getResponseHeaders().getETag());
	}

	private WebTestClient.ResponseSpec change(HttpMethod method, String agency, String path,
			@org.jspecify.annotations.Nullable String ifMatch, @org.jspecify.annotations.Nullable String body) {
		WebTestClient.RequestBodySpec request = client().method(method).uri(path).headers((headers) -> {
			headers.setBearerAuth(REALM.officer(agency));
			if (ifMatch != null) {
				headers.set("If-Match", ifMatch);
			}
		});
		return (body == null) ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON)
					.bodyValue(body.getBytes(StandardCharsets.UTF_8))
					.exchange();
	}

}
