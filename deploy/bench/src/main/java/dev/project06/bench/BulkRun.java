package dev.project06.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/**
 * A bulk check from its creation to the last answer. It goes on where it was when it
 * breaks.
 */
final class BulkRun {

	/** Rows in one part of the upload. */
	private static final int PART = 500;

	private static final int ATTEMPTS = 60;

	private static final String PATH = "/api/identity/v1/bulk-checks";

	private final Api api;

	private final String token;

	private final PrintStream out;

	private final List<String> people;

	private final int rows;

	private final String id;

	/**
	 * A run.
	 * @param api the gateway
	 * @param token of an agency
	 * @param out where progress goes
	 * @param people the end of a row for each person, after its reference
	 * @param rows how many rows
	 */
	BulkRun(Api api, String token, PrintStream out, List<String> people, int rows) {
		this.api = api;
		this.token = token;
		this.out = out;
		this.people = people;
		this.rows = rows;
		this.id = "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
	}

	/**
	 * Runs it.
	 * @param kill a command to run when half of the rows are answered, or nothing
	 * @return how long it took until all rows were answered and the job was closed
	 */
	Duration run(String kill) {
		Map<String, String> caller = Map.of("Authorization", "Bearer " + this.token);
		long start = System.nanoTime();
		this.api.create(PATH, caller, Map.of("id", this.id, "source", "bench", "purpose",
				Map.of("procedure", "1.004222", "legalBasis", "Luật Căn cước 26/2023/QH15")));
		Thread watch = Thread.ofVirtual().start(() -> watch(kill));
		upload().block();
		JsonNode done = this.api.create(PATH + "/" + this.id + "/complete", caller, Map.of("rows", this.rows));
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		watch.interrupt();
		this.out.println("  " + done.get("totals"));
		return took;
	}

	private Mono<Void> upload() {
		return Mono.fromCallable(this::nextRow)
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((from) -> (from >= this.rows) ? Mono.<Void>empty()
					: this.api.upload(PATH + "/" + this.id + "/rows?from=" + from, this.token, parts(from)))
			.doOnError((failure) -> this.out.println("  broke off, goes on"))
			.retryWhen(Retry.fixedDelay(ATTEMPTS, Duration.ofSeconds(2)));
	}

	private int nextRow() {
		return this.api.get(PATH + "/" + this.id, this.token).get("nextRow").asInt();
	}

	private Flux<ByteBuf> parts(int from) {
		return Flux.range(0, (this.rows - from + PART - 1) / PART).map((part) -> {
			StringBuilder text = new StringBuilder();
			for (int i = from + part * PART; i < Math.min(this.rows, from + (part + 1) * PART); i++) {
				text.append("{\"ref\":\"r-").append(i).append(this.people.get(i % this.people.size()));
			}
			return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
		});
	}

	private void watch(String kill) {
		boolean killed = kill.isEmpty();
		while (!Thread.currentThread().isInterrupted()) {
			try {
				Thread.sleep(Duration.ofSeconds(2));
				int next = nextRow();
				this.out.printf("  %,d rows answered%n", next);
				if (!killed && next >= this.rows / 2) {
					killed = true;
					this.out.println("  killing identity-service (kill -9), and starting it again");
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
				this.out.println("  identity-service is away");
			}
		}
	}

	/** Reads all answers, and tells how many rows have exactly one, in their order. */
	int answered() {
		Check check = new Check();
		this.api.download(PATH + "/" + this.id + "/results?from=0", this.token).doOnNext(check::take).blockLast();
		return check.inOrder;
	}

	/** Takes lines out of bytes, and compares each with what has to stand there. */
	private static final class Check {

		private int inOrder;

		private final StringBuilder line = new StringBuilder();

		private void take(byte[] bytes) {
			for (byte one : bytes) {
				if (one != '\n') {
					this.line.append((char) one);
					continue;
				}
				int row = this.inOrder;
				String wanted = "{\"row\":%d,\"ref\":\"r-%d\",\"outcome\":\"MATCHED\"}".formatted(row, row);
				if (!wanted.contentEquals(this.line)) {
					throw new IllegalStateException("Row %d has the answer %s".formatted(row, this.line));
				}
				this.inOrder++;
				this.line.setLength(0);
			}
		}

	}

}
