package dev.project06.records.takeover.job;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.project06.identity.api.OnBehalfOf;
import dev.project06.records.dossier.Actor;
import dev.project06.records.linking.IdentityAwayException;
import dev.project06.records.linking.Match;
import dev.project06.records.linking.Matching;
import dev.project06.records.outbox.Relay;
import dev.project06.records.person.Claims;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.ManyDossiers;
import dev.project06.records.store.takeover.ImportJob;
import dev.project06.records.store.takeover.ImportStore;
import dev.project06.records.store.takeover.Reached;
import dev.project06.records.store.takeover.Totals;
import dev.project06.records.takeover.Judgement;
import dev.project06.records.takeover.OldDossiers;
import dev.project06.records.takeover.file.BadFileException;
import dev.project06.records.takeover.file.CsvRows;
import dev.project06.records.takeover.file.JsonRows;
import dev.project06.records.takeover.file.Line;
import dev.project06.records.takeover.file.LineSplitter;
import dev.project06.records.takeover.file.Parsed;
import dev.project06.records.takeover.file.RowFormat;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;

/**
 * Takes rows in. Batches are judged and matched beside each other and written one after
 * the other: first the dossiers, then what they claim, then the answers. Whatever breaks
 * off in between, the same rows sent again make nothing twice and are answered alike. No
 * more rows are in memory than can be worked at.
 */
@Component
final class Imports {

	private static final int BATCH = Matching.MOST;

	private static final int AT_ONCE = 3;

	private final ImportStore store;

	private final OldDossiers judge;

	private final ManyDossiers dossiers;

	private final Matching matching;

	private final Numbers numbers;

	private final Claims claims;

	private final Relay relay;

	private final ImportSettings settings;

	private final Clock clock;

	private final JsonRows jsonRows;

	Imports(ImportStore store, OldDossiers judge, ManyDossiers dossiers, Matching matching, Numbers numbers,
			Claims claims, Relay relay, ImportSettings settings, Clock clock, JsonMapper json) {
		this.store = store;
		this.judge = judge;
		this.dossiers = dossiers;
		this.matching = matching;
		this.numbers = numbers;
		this.claims = claims;
		this.relay = relay;
		this.settings = settings;
		this.clock = clock;
		this.jsonRows = new JsonRows(json);
	}

	/**
	 * Takes rows in.
	 * @param job the import
	 * @param actor who sends them
	 * @param from number of the first one
	 * @param csv whether they are CSV and not JSON
	 * @param body the bytes
	 * @return how far the import has come then
	 */
	Mono<Reached> take(ImportJob job, Actor actor, int from, boolean csv, Flux<DataBuffer> body) {
		return this.store.reached(job.id()).flatMap((reached) -> {
			if (reached.closed()) {
				return refused("job-completed");
			}
			if (reached.nextRow() != from) {
				return refused("wrong-from");
			}
			Upload upload = new Upload(job, actor, reached.totals());
			return parts(body, csv).index()
				.flatMapSequential((part) -> prepared(upload, from, (int) (part.getT1() * BATCH), part.getT2()),
						AT_ONCE, 1)
				.concatMap((prepared) -> written(upload, prepared), 1)
				.then(Mono.fromSupplier(() -> new Reached(upload.totals, false)));
		});
	}

	private Flux<Part> parts(Flux<DataBuffer> body, boolean csv) {
		LineSplitter splitter = new LineSplitter();
		Flux<Line> lines = body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.concatMapIterable(splitter::split, 1)
			.concatWith(Flux.defer(() -> Flux.fromIterable(splitter.rest())));
		return lines.switchOnFirst((first, all) -> {
			Line line = first.get();
			if (line == null) {
				return all.thenMany(Flux.empty());
			}
			RowFormat format = csv ? CsvRows.under(line) : this.jsonRows.under(line);
			return (csv ? all.skip(1) : all).buffer(BATCH).map((some) -> new Part(format, some));
		});
	}

	private Mono<Prepared> prepared(Upload upload, int from, int offset, Part part) {
		return Mono.fromSupplier(() -> judged(upload.job, from + offset, offset == 0, part))
			.subscribeOn(Schedulers.parallel())
			.flatMap((batch) -> this.dossiers.made(batch.codes())
				.doOnNext(batch::settle)
				.then(Mono.defer(() -> matched(upload, batch)))
				.doOnNext(batch::matched)
				.then(Mono.defer(() -> this.numbers.sealAll(batch.numbers())))
				.map((holders) -> new Prepared(batch, batch.dossiers(holders, this.clock.instant()))));
	}

	private RowBatch judged(ImportJob job, int start, boolean first, Part part) {
		if (first) {
			refuseOtherEncoding(start, part.lines());
		}
		List<Judgement> judgements = part.lines().stream().map((line) -> switch (part.format().read(line)) {
			case Parsed.Fields(var row) -> this.judge.judge(row, job.agency());
			case Parsed.Broken(String field, String check) -> new Judgement.Refused(null, field, check);
		}).toList();
		return new RowBatch(job.id(), start, judgements);
	}

	/** Single rows are answered; a file that is written otherwise stops at its first. */
	private static void refuseOtherEncoding(int start, List<Line> lines) {
		List<Integer> others = IntStream.range(0, lines.size())
			.filter((i) -> lines.get(i).otherEncoding().isPresent())
			.boxed()
			.toList();
		if (others.size() * 2 > lines.size()) {
			int row = others.getFirst();
			throw new BadFileException("", lines.get(row).otherEncoding().orElseThrow(), start + row);
		}
	}

	/** While the identity service is away, the rows wait, and the import says so. */
	private Mono<List<Match>> matched(Upload upload, RowBatch batch) {
		ImportJob job = upload.job;
		return this.matching.match(batch.questions(), job.legalBasis(), new OnBehalfOf(job.agency().text(), null))
			.retryWhen(Retry.backoff(this.settings.tries(), this.settings.pause())
				.maxBackoff(this.settings.maxPause())
				.filter(IdentityAwayException.class::isInstance)
				.doBeforeRetryAsync((signal) -> upload.waiting.compareAndSet(false, true)
						? this.store.waits(job.id(), this.clock.instant()) : Mono.empty())
				.onRetryExhaustedThrow((spec, signal) -> signal.failure()))
			.flatMap((matches) -> upload.waiting.compareAndSet(true, false)
					? this.store.waits(job.id(), null).thenReturn(matches) : Mono.just(matches));
	}

	private Mono<Void> written(Upload upload, Prepared prepared) {
		RowBatch batch = prepared.batch();
		return this.dossiers.create(prepared.dossiers(), upload.actor)
			.doOnNext(batch::written)
			.then(Mono.defer(() -> this.dossiers.made(batch.codes())))
			.doOnNext(batch::settle)
			.then(Mono.defer(() -> {
				batch.refuseTheRest();
				return this.claims.keep(batch.claims());
			}))
			.then(Mono.defer(() -> kept(upload, batch)));
	}

	private Mono<Void> kept(Upload upload, RowBatch batch) {
		RowBatch.Answered answered = batch.answered();
		Totals upToEnd = upload.totals.plus(answered.totals());
		if (upToEnd.sum() > this.settings.largest()) {
			return refused("too-many-rows");
		}
		return this.store.insert(upload.job.id(), batch.start(), answered.lines(), answered.tally(), upToEnd)
			.flatMap((inserted) -> inserted ? Mono.<Void>fromRunnable(() -> {
				upload.totals = upToEnd;
				this.relay.nudge();
			}) : refused("rows-sent-elsewhere"));
	}

	/** Closes an import that has as many rows as the caller believes. */
	Mono<ImportJob> complete(ImportJob job, int rows) {
		return this.store.reached(job.id()).flatMap((reached) -> {
			if (reached.nextRow() != rows) {
				return refused("row-count");
			}
			Mono<Boolean> closed = reached.closed() ? Mono.just(true) : this.store.close(job.id(), reached.totals());
			return closed.flatMap((done) -> done ? this.store.complete(job.id(), this.clock.instant())
					: refused("rows-sent-elsewhere"));
		});
	}

	/** The answers from a row on, many a part. */
	Flux<String> answers(ImportJob job, int from) {
		return this.store.startOfChunk(job.id(), from)
			.flatMapMany((start) -> this.store.answers(job.id(), start)
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
		return Mono.error(() -> new ImportRefusedException(check));
	}

	private record Part(RowFormat format, List<Line> lines) {
	}

	private record Prepared(RowBatch batch, List<ManyDossiers.Created> dossiers) {
	}

	/** One upload; its totals move on with each batch. */
	private static final class Upload {

		private final ImportJob job;

		private final Actor actor;

		private final AtomicBoolean waiting;

		private Totals totals;

		private Upload(ImportJob job, Actor actor, Totals totals) {
			this.job = job;
			this.actor = actor;
			this.waiting = new AtomicBoolean(job.waitingSince() != null);
			this.totals = totals;
		}

	}

}
