package dev.project06.records.store.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.store.Unsent;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * All changes of all dossiers in one order. A place is claimed by writing to it: of two
 * that claim the same, the store lets one win and the other goes behind it, so that no
 * place is left out and none is filled later. Each dossier's changes stand in the order
 * in which they are added, each once.
 */
@Component
public final class ChangeLog {

	/** Each failed try means that somebody else has added something. */
	private static final int TRIES = 100;

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private static final Place NOWHERE = new Place(0, Instant.EPOCH);

	private final MongoCollection<Document> changes;

	private final MongoCollection<Document> ends;

	private final Clock clock;

	private final Mono<Boolean> indexes;

	private final Mono<Instant> begun;

	public ChangeLog(MongoDatabase database, Clock clock) {
		this.changes = database.getCollection("changes");
		this.ends = database.getCollection("changesEnd");
		this.clock = clock;
		this.indexes = Flux.from(this.changes.createIndexes(indexes()))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
		this.begun = Mono.from(this.changes.find(Filters.eq("_id", 1L)))
			.map((first) -> first.getDate("recorded").toInstant())
			.cache((found) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	private static List<IndexModel> indexes() {
		return List.of(new IndexModel(Indexes.ascending("change"), new IndexOptions().unique(true)),
				new IndexModel(Indexes.ascending("agencies", "_id")),
				new IndexModel(Indexes.ascending("recorded", "_id")));
	}

	/**
	 * Adds what was published. What is there already stays where it is.
	 * @param published dossiers with their events, each dossier's in their order
	 * @return completes when all of it can be read
	 */
	public Mono<Void> append(List<Unsent> published) {
		List<NewChange> added = published.stream().flatMap(NewChange::of).toList();
		return this.indexes.then(Mono.defer(() -> attempt(added)))
			.retryWhen(Retry.max(TRIES).filter(ChangeLog::isDuplicate))
			.flatMap(this::raiseEnd);
	}

	/** The last place that the changes have. */
	private Mono<Long> attempt(List<NewChange> added) {
		List<String> ids = added.stream().flatMap((one) -> Stream.of(one.id(), one.idBefore())).distinct().toList();
		return Flux
			.from(this.changes.find(Filters.in("change", ids)).projection(Projections.include("change", "parts")))
			.collectMap((document) -> document.getString("change"))
			.flatMap((known) -> known.keySet().containsAll(added.stream().map(NewChange::id).toList())
					? Mono.just(lastOf(known.values())) : insert(added, known));
	}

	private static long lastOf(Collection<Document> known) {
		return known.stream().map((document) -> document.getLong("_id")).max(Comparator.naturalOrder()).orElse(0L);
	}

	private Mono<Long> insert(List<NewChange> added, Map<String, Document> known) {
		return Mono.zip(last().defaultIfEmpty(NOWHERE), this.begun.defaultIfEmpty(this.clock.instant()))
			.map((both) -> numbered(added, known, both.getT1(), both.getT2()))
			.flatMap((documents) -> Mono.from(this.changes.insertMany(documents))
				.thenReturn(documents.getLast().getLong("_id")));
	}

	private List<Document> numbered(List<NewChange> added, Map<String, Document> known, Place last, Instant begun) {
		Map<String, List<String>> parts = new HashMap<>();
		known.forEach((id, document) -> parts.put(id, document.getList("parts", String.class)));
		List<Document> documents = new ArrayList<>();
		Instant recorded = max(last.recorded(), this.clock.instant());
		for (NewChange one : added) {
			if (!parts.containsKey(one.id())) {
				List<String> before = parts.getOrDefault(one.idBefore(), List.of());
				boolean early = before.isEmpty() && one.event().sequence() > 1 && !one.submittedAt().isBefore(begun);
				recorded = max(recorded, one.event().at());
				documents.add(one.at(last.position() + documents.size() + 1, recorded, before, early));
				parts.put(one.id(), one.parts());
			}
		}
		return documents;
	}

	private static Instant max(Instant one, Instant other) {
		return one.isBefore(other) ? other : one;
	}

	private Mono<Place> last() {
		return Mono.from(
				this.changes.find().projection(Projections.include("recorded")).sort(Sorts.descending("_id")).limit(1))
			.map((document) -> new Place(document.getLong("_id"), document.getDate("recorded").toInstant()));
	}

	/** Only now may it be read: all up to here is acknowledged. */
	private Mono<Void> raiseEnd(long last) {
		return Mono
			.from(this.ends.updateOne(Filters.eq("_id", "end"), Updates.max("position", last),
					new UpdateOptions().upsert(true)))
			.retryWhen(Retry.max(1))
			.then();
	}

	/**
	 * The last place up to which changes may be read.
	 * @return the place, 0 when there is none
	 */
	public Mono<Long> end() {
		return Mono.from(this.ends.find(Filters.eq("_id", "end")))
			.map((document) -> document.getLong("position"))
			.defaultIfEmpty(0L);
	}

	/**
	 * Reads changes in their order.
	 * @param selection which ones
	 * @param after only those behind this place
	 * @param until and not behind this one, which is at most {@link #end()}
	 * @param limit how many at most
	 * @return the changes
	 */
	public Flux<Change> read(Selection selection, long after, long until, int limit) {
		List<Bson> filters = new ArrayList<>();
		filters.add(Filters.gt("_id", after));
		filters.add(Filters.lte("_id", until));
		if (selection.agencies() != null) {
			filters.add(Filters.in("agencies", selection.agencies()));
		}
		if (selection.types() != null) {
			filters.add(Filters.in("type", selection.types()));
		}
		return Flux.from(this.changes.find(Filters.and(filters)).sort(Sorts.ascending("_id")).limit(limit))
			.map(ChangeLog::change);
	}

	/**
	 * Reads one change.
	 * @param position its place
	 * @return the change
	 */
	public Mono<Change> at(long position) {
		return Mono.from(this.changes.find(Filters.eq("_id", position))).map(ChangeLog::change);
	}

	/**
	 * Whether a change is there.
	 * @param dossier code of the dossier
	 * @param sequence its number within the dossier
	 * @param until not behind this place
	 * @return whether it is
	 */
	public Mono<Boolean> holds(String dossier, long sequence, long until) {
		return Mono
			.from(this.changes.find(Filters.eq("change", Change.id(dossier, sequence)))
				.projection(Projections.include("change")))
			.map((document) -> document.getLong("_id") <= until)
			.defaultIfEmpty(false);
	}

	/**
	 * The place to begin at, so that nothing is left out which happened at a time or
	 * later.
	 * @param from the time
	 * @return the place before the first of them, {@link #end()} when there is none
	 */
	public Mono<Long> before(Instant from) {
		Mono<Long> first = Mono
			.from(this.changes.find(Filters.gte("recorded", Date.from(from)))
				.projection(Projections.include("recorded"))
				.sort(Sorts.ascending("recorded", "_id"))
				.limit(1))
			.map((document) -> document.getLong("_id") - 1);
		return end().flatMap((end) -> first.map((position) -> Math.min(position, end)).defaultIfEmpty(end));
	}

	private static Change change(Document document) {
		return new Change(document.getLong("_id"), document.getString("dossier"), document.getLong("sequence"),
				document.getBoolean("early", false), document.getString("type"),
				document.getList("agencies", String.class), instant(document, "at"), instant(document, "recorded"),
				document.getString("data"));
	}

	private static Instant instant(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

	private static boolean isDuplicate(@Nullable Throwable failure) {
		return failure instanceof MongoBulkWriteException ex
				&& ex.getWriteErrors().stream().anyMatch((error) -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
	}

	private record Place(long position, Instant recorded) {
	}

}
