package dev.project06.identity.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.NumberChanges.Kind;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.register.RegisterStore.Entry;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * What happened to numbers in a sandbox, in one order without gaps, for those who keep
 * numbers. A change is marked as news in the write that makes it; whoever reads next
 * gives it a place and takes the mark away. Places are keys in the store and each change
 * has a place once, so it may be read by many at a time and crash in between. A reset of
 * the sandbox leaves what has been told, as it leaves the ledger.
 */
@Component
public class NumberFeed implements Prepared {

	private static final int ATTEMPTS = 50;

	private final RegisterStore register;

	private final MongoCollection<Document> places;

	private final SealedNumbers numbers;

	NumberFeed(RegisterStore register, MongoDatabase database, SealedNumbers numbers) {
		this.register = register;
		this.places = database.getCollection("number-changes");
		this.numbers = numbers;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.places.createIndex(Indexes.ascending("change"), new IndexOptions().unique(true))).then();
	}

	/**
	 * Reads on.
	 * @param sandbox where
	 * @param after the place to go on from, 0 at first
	 * @param limit how many at most
	 * @return the changes that follow
	 */
	public Flux<NumberChanges.Change> read(Sandbox sandbox, long after, int limit) {
		return place(sandbox).thenMany(Flux.defer(() -> this.places
			.find(Filters.and(Filters.gt("_id", key(sandbox, after)), Filters.lte("_id", end(sandbox))))
			.sort(Sorts.ascending("_id"))
			.limit(limit)).map(this::change));
	}

	/**
	 * Finds one change.
	 * @param sandbox where
	 * @param place its place
	 * @return the change, if the feed has come so far
	 */
	public Mono<NumberChanges.Change> find(Sandbox sandbox, long place) {
		return Mono.from(this.places.find(Filters.eq("_id", key(sandbox, place)))).map(this::change);
	}

	/** Gives everything that is new a place, what happened first before the other. */
	private Mono<Void> place(Sandbox sandbox) {
		return this.register.untold(sandbox.name())
			.collectList()
			.flatMap((entries) -> Flux.fromIterable(entries)
				.flatMapIterable((entry) -> entry.changes()
					.stream()
					.filter((kept) -> entry.news().contains(kept.id()))
					.map((kept) -> new News(entry, kept))
					.toList())
				.sort(Comparator.comparing((news) -> news.kept().at()))
				.concatMap((news) -> placed(sandbox, news))
				.thenMany(Flux.fromIterable(entries))
				.concatMap(this.register::told)
				.then());
	}

	private Mono<Void> placed(Sandbox sandbox, News news) {
		return Mono.defer(() -> last(sandbox))
			.flatMap((last) -> Mono.from(this.places.insertOne(document(sandbox, last + 1, news))))
			.then()
			.onErrorResume(NumberFeed::taken,
					(failure) -> Mono.from(this.places.find(Filters.eq("change", news.kept().id())))
						.switchIfEmpty(Mono.error(failure))
						.then())
			.retryWhen(Retry.max(ATTEMPTS).filter(NumberFeed::taken));
	}

	private static boolean taken(Throwable failure) {
		return failure instanceof MongoWriteException ex && ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	private Mono<Long> last(Sandbox sandbox) {
		Bson all = Filters.and(Filters.gt("_id", key(sandbox, 0)), Filters.lte("_id", end(sandbox)));
		return Mono.from(this.places.find(all).sort(Sorts.descending("_id")).limit(1))
			.map(NumberFeed::number)
			.defaultIfEmpty(0L);
	}

	private Document document(Sandbox sandbox, long place, News news) {
		CitizenId carrier = this.numbers.open(news.entry().sealed()).orElseThrow();
		Document document = new Document("_id", key(sandbox, place)).append("place", place)
			.append("change", news.kept().id())
			.append("at", Date.from(news.kept().at()));
		return switch (news.kept().change()) {
			case Change.NumberReissued(CitizenId heir) -> with(document, Kind.REISSUED, carrier.digits(), heir);
			case Change.OldNumberLinked(String digits) -> with(document, Kind.OLD_NUMBER_LINKED, digits, carrier);
			default -> throw new IllegalStateException("No change of a number");
		};
	}

	private Document with(Document document, Kind kind, String from, CitizenId to) {
		return document.append("kind", kind.name())
			.append("from", this.numbers.sealText(from))
			.append("to", this.numbers.seal(to));
	}

	private NumberChanges.Change change(Document document) {
		return new NumberChanges.Change(Long.toString(number(document)), Kind.valueOf(document.getString("kind")),
				this.numbers.openText(Objects.requireNonNull(document.getString("from"))).orElseThrow(),
				this.numbers.open(Objects.requireNonNull(document.getString("to"))).orElseThrow(), at(document));
	}

	private static Instant at(Document document) {
		return Objects.requireNonNull(document.getDate("at")).toInstant();
	}

	private static long number(Document document) {
		return Objects.requireNonNull(document.getLong("place"));
	}

	private static String key(Sandbox sandbox, long place) {
		return "%s/%012d".formatted(sandbox.name(), place);
	}

	private static String end(Sandbox sandbox) {
		return key(sandbox, 999_999_999_999L);
	}

	private record News(Entry entry, Entry.Kept kept) {
	}

}
