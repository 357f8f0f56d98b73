package dev.project06.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An agency with one webhook, the receiver behind it, and what is changed for it. */
final class WebhookAgency implements AutoCloseable {

	private static final String WEBHOOKS = "/api/records/v1/webhooks";

	private final Receiver receiver = Receiver.start();

	private final Map<String, Integer> sequences = new HashMap<>();

	private final Set<String> stuck = new HashSet<>();

	private final WebhookSandbox sandbox;

	private final String code;

	private final JsonNode webhook;

	private WebhookAgency(WebhookSandbox sandbox, String code) {
		this.sandbox = sandbox;
		this.code = code;
		this.webhook = json(sandbox.exchange(code, "POST", WEBHOOKS, null, "{\"url\":\"" + this.receiver.url() + "\"}"),
				201);
	}

	static WebhookAgency register(WebhookSandbox sandbox, String code) {
		WebhookAgency agency = new WebhookAgency(sandbox, code);
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> agency.show().get("state").asString().equals("ACTIVE"));
		return agency;
	}

	Receiver receiver() {
		return this.receiver;
	}

	String path() {
		return WEBHOOKS + '/' + this.webhook.get("id").asString();
	}

	JsonNode show() {
		return read(path());
	}

	JsonNode read(String path) {
		return json(this.sandbox.exchange(this.code, "GET", path, null, null), 200);
	}

	Instant pausedUntil() {
		String time = show().at("/trouble/pausedUntil").asString("");
		return time.isEmpty() ? Instant.EPOCH : Instant.parse(time);
	}

	/** Writes to the revision that stands then. */
	void write(String method, String path, @Nullable String body) {
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> this.sandbox.exchange(this.code, method, path, etag(), body)
				.expectBody()
				.returnResult()
				.getStatus()
				.is2xxSuccessful());
	}

	private @Nullable String etag() {
		return this.sandbox.exchange(this.code, "GET", path(), null, null)
			.expectBody()
			.returnResult()
			.getResponseHeaders()
			.getETag();
	}

	/** Changes dossiers, new ones and old ones in turn. */
	void change(int changes) {
		for (int i = 0; i < changes; i++) {
			List<String> known = this.sequences.keySet()
				.stream()
				.filter((one) -> !this.stuck.contains(one))
				.sorted()
				.toList();
			change((known.size() < 5) ? next() : known.get((i * 7) % known.size()));
		}
	}

	String next() {
		String dossier = this.code + "-261122-%04d".formatted(this.sequences.size() + 1);
		this.sequences.put(dossier, 0);
		return dossier;
	}

	/** A dossier that is changed only by name. */
	String stuck() {
		String dossier = next();
		this.stuck.add(dossier);
		return dossier;
	}

	void change(String dossier) {
		this.sandbox.append(dossier, this.code, this.sequences.merge(dossier, 1, Integer::sum));
	}

	/** Moves the clock on, so that pauses end. */
	void awaitEverything() {
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> {
			this.sandbox.clock().advance(Duration.ofMinutes(30));
			return this.receiver.takenIds().containsAll(expected());
		});
	}

	void everythingCameInOrder() {
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

	private Set<String> expected() {
		return this.sequences.entrySet()
			.stream()
			.flatMap(
					(one) -> IntStream.rangeClosed(1, one.getValue()).mapToObj((number) -> one.getKey() + '#' + number))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
		byte[] body = answer.expectBody()
			.consumeWith((result) -> assertThat(result.getStatus().value()).isEqualTo(status))
			.returnResult()
			.getResponseBody();
		return JsonMapper.shared().readTree((body != null) ? body : new byte[0]);
	}

	@Override
	public void close() {
		write("DELETE", path(), null);
		this.receiver.close();
	}

}
