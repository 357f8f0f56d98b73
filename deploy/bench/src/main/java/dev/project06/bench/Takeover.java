package dev.project06.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports the old dossiers of a province while records-service is killed once, and shows
 * the identifier-attached rate meanwhile.
 */
final class Takeover {

	private static final int ATTEMPTS = 60;

	private static final int PEOPLE = 20_000;

	private static final int WITH_OLD_NUMBERS = 100;

	/** One in so many dossiers came before, without any holder. */
	private static final int EARLIER = 5;

	private static final String PATH = "/api/records/v1/imports";

	private static final String RATE = "/api/metrics/v1/rates/identifier-attached-rate?period=2025&scope=nation";

	private final Api gateway;

	private final String token;

	private final PrintStream out;

	Takeover(Api gateway, String token, PrintStream out) {
		this.gateway = gateway;
		this.token = token;
		this.out = out;
	}

	/** Imports so many rows; the kill is a command, or nothing. */
	void run(int rows, String kill) {
		List<OldPeople.Person> people = OldPeople.draw(this.gateway, this.token, Math.clamp(rows / 5, 100, PEOPLE),
				WITH_OLD_NUMBERS);
		this.out.printf("%,d people; first %,d dossiers as systems in use sent them, without a holder%n", people.size(),
				rows / EARLIER);
		whole(rows / EARLIER, new OldDossiers("H29", "1", List.of(), 1), "");
		this.out.printf("Now %,d dossiers with their holders%n", rows);
		whole(rows, new OldDossiers("H29", "2", people, WITH_OLD_NUMBERS), kill);
		settle();
	}

	private void whole(int rows, OldDossiers dossiers, String kill) {
		String id = this.gateway
			.create(PATH,
					Map.of("Authorization", "Bearer " + this.token, "Idempotency-Key", UUID.randomUUID().toString()),
					Map.of("source", "Một cửa điện tử cũ", "legalBasis", OldPeople.LEGAL_BASIS))
			.get("id")
			.asString();
		long start = System.nanoTime();
		Thread watch = Thread.ofVirtual().start(() -> watch(id, rows, kill));
		upload(id, rows, dossiers).block();
		JsonNode done = this.gateway.create(PATH + "/" + id + "/complete",
				Map.of("Authorization", "Bearer " + this.token), Map.of("rows", rows));
		double seconds = (System.nanoTime() - start) / 1e9;
		watch.interrupt();
		this.out.printf("  %s: %,d rows in %.0f s, %.0f a second%n", done.get("totals"), rows, seconds, rows / seconds);
		report(id);
		answeredOnce(id, rows, done.get("totals"));
	}

	private Mono<Void> upload(String id, int rows, OldDossiers dossiers) {
		return Mono.fromCallable(() -> show(id).get("nextRow").asInt())
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((from) -> (from >= rows) ? Mono.<Void>empty()
					: this.gateway.upload(PATH + "/" + id + "/rows?from=" + from, this.token,
							dossiers.rows(from, rows)))
			.doOnError((failure) -> this.out.println("  broke off, goes on: " + failure.getMessage()))
			.retryWhen(Retry.fixedDelay(ATTEMPTS, Duration.ofSeconds(2)));
	}

	private JsonNode show(String id) {
		return this.gateway.get(PATH + "/" + id, this.token);
	}

	private void watch(String id, int rows, String kill) {
		boolean killed = kill.isEmpty();
		while (!Thread.currentThread().isInterrupted()) {
			try {
				Thread.sleep(Duration.ofSeconds(2));
				JsonNode job = show(id);
				this.out.printf("  %,d rows answered (%s); %s%n", job.get("nextRow").asInt(),
						job.get("state").asString(), rate());
				if (!killed && job.get("nextRow").asInt() >= rows / 2) {
					killed = true;
					this.out.println("  killing records-service (kill -9), and starting it again");
					int exit = new ProcessBuilder("bash", "-c", kill).inheritIO().start().waitFor();
					this.out.println((exit == 0) ? "  started again" : "  it did not start again");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (Api.WrongAnswerException ex) {
				this.out.println("  something is away");
			}
		}
	}

	private String rate() {
		JsonNode rate = this.gateway.get(RATE, this.token);
		return "identifier-attached rate %s %% of %,d, %,d events behind".formatted(rate.path("percent").asString("-"),
				rate.get("denominator").asLong(), rate.get("lag").get("events").asLong());
	}

	/** Until the events of all dossiers are counted. */
	private void settle() {
		String last = "";
		for (String now = rate(); !now.equals(last); now = rate()) {
			last = now;
			Mono.delay(Duration.ofSeconds(5)).block();
		}
		this.out.println("  in the end: " + last);
	}

	private void report(String id) {
		JsonNode report = this.gateway.get(PATH + "/" + id + "/report", this.token);
		this.out.println("| outcome | reason | rows |\n|---|---|---:|");
		report.get("reasons")
			.values()
			.forEach((reason) -> this.out.printf("| %s | %s | %,d |%n", reason.get("outcome").asString(),
					reason.get("reason").asString(), reason.get("rows").asInt()));
		report.get("procedures")
			.values()
			.forEach((part) -> this.out.printf("  %s: %,d rows, %s%n", part.get("code").asString(),
					part.get("rows").asInt(), part.get("totals")));
	}

	/** Reads all results: each row stands there once, in its order. */
	private void answeredOnce(String id, int rows, JsonNode totals) {
		Check check = new Check();
		this.gateway.download(PATH + "/" + id + "/results?from=0", this.token).doOnNext(check::take).blockLast();
		boolean same = totals.properties()
			.stream()
			.allMatch((total) -> total.getValue().asInt() == check.outcomes.getOrDefault(total.getKey(), 0));
		this.out.printf("  %,d of %,d rows are answered once; the totals %s%n", check.inOrder, rows,
				same ? "are those of the results" : "DIFFER from the results");
		if (check.inOrder != rows || !same) {
			throw new IllegalStateException("The results are not those of the rows");
		}
	}

	/** Takes lines out of bytes, and counts those that stand in their place. */
	private static final class Check {

		private int inOrder;

		private final Map<String, Integer> outcomes = new HashMap<>();

		private final ByteArrayOutputStream line = new ByteArrayOutputStream();

		private void take(byte[] bytes) {
			for (byte one : bytes) {
				if (one != '\n') {
					this.line.write(one);
					continue;
				}
				JsonNode result = JsonMapper.shared().readTree(this.line.toString(StandardCharsets.UTF_8));
				if (result.get("row").asInt() != this.inOrder) {
					throw new IllegalStateException("Row %d is answered as %s".formatted(this.inOrder, result));
				}
				this.outcomes.merge(result.get("outcome").asString(), 1, Integer::sum);
				this.inOrder++;
				this.line.reset();
			}
		}

	}

}
