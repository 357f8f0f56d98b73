package dev.project06.identity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import dev.project06.local.store.EmbeddedStore;
import dev.project06.testing.AllowedLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class BulkRestartTests extends RunningService {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final int SENT_FIRST = 9_500;

	private static final int ROWS = 20_000;

	private static final List<Person> PEOPLE = new Population("project06", Prefixes.RESERVED).draw("restart")
		.limit(1000)
		.toList();

	@Test
	@AllowedLog(message = "Error finishing response|already committed|observed an error",
			because = "the service is stopped amid an upload")
	void aServiceThatStopsInTheMiddleAnswersEachRowOnceInTheEnd(@TempDir Path folder) {
		try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("store"),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
			String job = firstLife(folder, store);
			secondLife(folder, store, job);
		}
	}

	private static String firstLife(Path folder, EmbeddedStore store) {
		Disposable upload;
		String job;
		try (ConfigurableApplicationContext first = start(folder, store)) {
			WebClient client = client(first);
			job = text(client.post().contentType(MediaType.APPLICATION_JSON).bodyValue("""
					{"id":"restart","source":"A","purpose":{"procedure":"1.004222","legalBasis":"Luật"}}""").retrieve())
				.get("id")
				.asString();
			upload = send(client, job, 0, Flux.range(0, SENT_FIRST).concatWith(Flux.never())).subscribe((done) -> {
			}, (failure) -> {
			});
			Awaitility.await().atMost(PATIENCE).until(() -> nextRow(client, job) >= 3000);
		}
		upload.dispose();
		return job;
	}

	private static void secondLife(Path folder, EmbeddedStore store, String job) {
		try (ConfigurableApplicationContext second = start(folder, store)) {
			WebClient client = client(second);
			int next = nextRow(client, job);
			assertThat(next).isBetween(3000, 9000);
			assertThat(next % 1000).isZero();
			send(client, job, next, Flux.range(next, ROWS - next)).block(PATIENCE);
			assertThat(text(client.post()
				.uri("/{job}/complete", job)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue("{\"rows\":" + ROWS + "}")
				.retrieve()).get("state").asString()).isEqualTo("COMPLETED");
			String results = Objects.requireNonNull(
					client.get().uri("/{job}/results", job).retrieve().bodyToMono(String.class).block(PATIENCE));
			assertThat(results.lines().toList()).isEqualTo(IntStream.range(0, ROWS)
				.mapToObj((i) -> "{\"row\":%d,\"ref\":\"r-%d\",\"outcome\":\"MATCHED\"}".formatted(i, i))
				.toList());
		}
	}

	private static ConfigurableApplicationContext start(Path folder, EmbeddedStore store) {
		return SpringApplication.run(IdentityApplication.class, "--server.port=0", "--server.shutdown=immediate",
				"--DATA_DIR=" + folder, "--ISSUER=" + REALM.issuer(),
				"--MONGODB_URI=" + store.connectionString() + "/identity");
	}

	private static WebClient client(ConfigurableApplicationContext context) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return WebClient.builder()
			.baseUrl("http://127.0.0.1:" + port + "/api/identity/v1/bulk-checks")
			.defaultHeader("Authorization", officer())
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(64 * 1024 * 1024))
			.build();
	}

	private static reactor.core.publisher.Mono<String> send(WebClient client, String job, int from,
			Flux<Integer> rows) {
		return client.put()
			.uri("/{job}/rows?from={from}", Map.of("job", job, "from", from))
			.contentType(MediaType.APPLICATION_NDJSON)
			.body(rows.map(BulkRestartTests::row), String.class)
			.retrieve()
			.bodyToMono(String.class);
	}

	private static int nextRow(WebClient client, String job) {
		return text(client.get().uri("/{job}", job).retrieve()).get("nextRow").asInt();
	}

	private static JsonNode text(WebClient.ResponseSpec answer) {
		return JsonMapper.shared().readTree(Objects.requireNonNull(answer.bodyToMono(String.class).block(PATIENCE)));
	}

	private static String row(int i) {
		Person person = PEOPLE.get(i % PEOPLE.size());
		return "{\"ref\":\"r-%d\",\"citizenId\":\"%s\",\"fullName\":\"%s\",\"birthDate\":\"%s\"}%n".formatted(i,
				person.citizenId().digits(), person.fullName(), person.birthDate());
	}

}
