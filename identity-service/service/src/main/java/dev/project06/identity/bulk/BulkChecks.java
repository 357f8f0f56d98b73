package dev.project06.identity.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.project06.identity.events.Outgoing;
import dev.project06.identity.events.Relay;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;

/**
 * Runs bulk checks. Rows are compared in chunks, a chunk at a time is written, and no
 * more of them are in memory than can be compared meanwhile.
 */
@Component
class BulkChecks {

	static final int MOST_ROWS = 1_000_000;

	static final String EVENT = "dev.project06.bulk-check.completed";

	private static final int COMPARED_AT_ONCE = 2;

	private static final List<String> FIELDS = List.of("citizenId", "fullName", "birthDate");

	private final BulkStore store;

	private final Register register;

	private final Ledger ledger;

	private final Relay relay;

	private final JsonMapper json;

	private final RowFormat jsonRows;

	BulkChecks(BulkStore store, Register register, Ledger ledger, Relay relay, JsonMapper json) {
		this.store = store;
		this.register = register;
		this.ledger = ledger;
		this.relay = relay;
		this.json = json;
		this.jsonRows = new JsonRows(json);
	}

	/** Whether it is new; the same job may be asked for again. */
	Mono<Boolean> create(Job job) {
		return this.store.insert(job)
			.flatMap((inserted) -> inserted ? Mono.just(true)
					: find(job.sandbox(), job.owner(), job.id()).filter(job::isSameAs)
						.map((same) -> false)
						.switchIfEmpty(refused("id-taken")));
	}

	Mono<Job> find(String sandbox, String owner, String id) {
		return this.store.find(sandbox, owner, id)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.NOT_FOUND, "no-such-job")));
	}

	Mono<Reached> reached(Job job) {
		return this.store.reached(job);
	}

	/**
	 * Answers rows.
	 * @param sandbox where
	 * @param job the job
	 * @param caller who sends them
	 * @param from the row that the body begins with
	 * @param csv whether they are CSV and not JSON
	 * @param body the bytes
	 * @return how far the job has come then
	 */
	Mono<Reached> answer(Sandbox sandbox, Job job, Caller caller, int from, boolean csv, Flux<DataBuffer> body) {
		return this.store.reached(job).flatMap((reached) -> {
			if (reached.closed()) {
				return refused("job-completed");
			}
			if (reached.nextRow() != from) {
				return refused("wrong-from");
			}
			Progress progress = new Progress(reached.totals());
			return chunks(body, csv).index()
				.flatMapSequential((chunk) -> compared(sandbox, from + (int) (chunk.getT1() * Register.BATCH),
						chunk.getT2().format(), chunk.getT2().lines()), COMPARED_AT_ONCE, 1)
				.concatMap((answers) -> write(sandbox, job, caller, progress, answers), 1)
				.then(Mono.fromSupplier(() -> new Reached(progress.totals, false)));
		});
	}

	private Flux<Lines> chunks(Flux<DataBuffer> body, boolean csv) {
		LineSplitter splitter = new LineSplitter();
		Flux<Line> lines = body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.concatMapIterable(splitter::split, 1)
			.concatWith(Flux.defer(() -> Flux.fromIterable(splitter.rest())));
		if (!csv) {
			return lines.buffer(Register.BATCH).map((chunk) -> new Lines(this.jsonRows, chunk));
		}
		return lines.switchOnFirst((first, all) -> {
			Line header = first.get();
			if (header == null) {
				return all.thenMany(Flux.empty());
			}
			return CsvRows.under(header)
				.map((format) -> all.skip(1).buffer(Register.BATCH).map((chunk) -> new Lines(format, chunk)))
				.orElseGet(() -> Flux.error(RefusedException.of(ProblemName.BULK_MALFORMED, "csv-header")));
		});
	}

	private Mono<Answers> compared(Sandbox sandbox, int start, RowFormat format, List<Line> lines) {
		return Mono.fromSupplier(() -> lines.stream().map(format::read).toList())
			.flatMap((rows) -> this.register
				.find(sandbox,
						rows.stream()
							.filter(Row.Question.class::isInstance)
							.map((row) -> ((Row.Question) row).citizenId())
							.toList())
				.map((people) -> Answers.to(start, rows, people, LocalDate.ofInstant(sandbox.now(), Register.ZONE))))
			.subscribeOn(Schedulers.parallel());
	}

	private Mono<Void> write(Sandbox sandbox, Job job, Caller caller, Progress progress, Answers answers) {
		int start = progress.totals.rows();
		Totals upToEnd = progress.totals.plus(answers.totals());
		if (upToEnd.rows() > MOST_ROWS) {
			return refused("too-many-rows");
		}
		return this.ledger
			.record(new Disclosure(sandbox, caller.name(), caller.agency(), Disclosure.Operation.BULK_CHECK,
					job.purpose(), answers.about(), FIELDS, summary(answers.totals()), job.id() + "/" + start))
			.then(this.store.insert(job, start, answers.lines(), upToEnd))
			.flatMap((inserted) -> inserted ? Mono.fromRunnable(() -> progress.totals = upToEnd)
					: refused("rows-sent-elsewhere"));
	}

	private static String summary(Totals totals) {
		return "MATCHED %d, DIFFERS %d, UNKNOWN %d, MALFORMED %d".formatted(totals.matched(), totals.differs(),
				totals.unknown(), totals.malformed());
	}

	/** Closes a job that has as many rows as the caller believes. */
	Mono<Job> complete(Job job, int rows, Instant now) {
		return this.store.reached(job).flatMap((reached) -> {
			if (reached.nextRow() != rows) {
				return refused("row-count");
			}
			Mono<Boolean> closed = reached.closed() ? Mono.just(true) : this.store.close(job, reached.totals());
			return closed
				.flatMap((done) -> done ? completed(job, reached.totals(), now) : refused("rows-sent-elsewhere"));
		});
	}

	private Mono<Job> completed(Job job, Totals totals, Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.MILLIS);
		String data = this.json.writeValueAsString(Map.of("job", job.id(), "sandbox", job.sandbox(), "owner",
				job.owner(), "source", job.source(), "procedure", job.purpose().procedure(), "rows", totals.rows(),
				"totals", totals, "completedAt", at));
		return this.store.complete(job, at, new Outgoing(1, EVENT, job.id(), at, data))
			.doOnNext((done) -> this.relay.nudge())
			.switchIfEmpty(find(job.sandbox(), job.owner(), job.id()));
	}

	/** The answers from a row on, many a part. */
	Flux<String> answers(Job job, int from) {
		return this.store.startOfChunk(job, from)
			.flatMapMany((start) -> this.store.answers(job, start)
				.switchOnFirst((first, all) -> first.hasValue()
						? all.skip(1).startWith(without(first.get(), from - start)) : all))
			.filter((part) -> !part.isEmpty());
	}

	private static String without(@Nullable String lines, int count) {
		String left = (lines != null) ? lines : "";
		for (int i = 0; i < count; i++) {
			left = left.substring(left.indexOf('\n') + 1);
		}
		return left;
	}

	private static <T> Mono<T> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.BULK_REFUSED, check));
	}

	/**
	 * Who sends rows.
	 *
	 * @param name the officer or client
	 * @param agency code of the agency, if any
	 */
	record Caller(String name, @Nullable String agency) {

		/** Whose jobs the caller may see. */
		String owner() {
			return (this.agency != null) ? "agency:" + this.agency : "client:" + this.name;
		}

	}

	private record Lines(RowFormat format, List<Line> lines) {
	}

	/** Of one upload; moves on with each chunk. */
	private static final class Progress {

		private Totals totals;

		private Progress(Totals totals) {
			this.totals = totals;
		}

	}

}
