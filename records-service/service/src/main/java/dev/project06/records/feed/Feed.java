package dev.project06.records.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import dev.project06.records.store.changes.Change;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.changes.Selection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reads the changes on from a cursor, and waits for new ones.
 */
@Component
final class Feed {

	private final ChangeLog changes;

	private final Ends ends;

	Feed(ChangeLog changes, Ends ends) {
		this.changes = changes;
		this.ends = ends;
	}

	/** The place that a caller wants to read on from. */
	Mono<Long> place(@Nullable String after, @Nullable Instant from) {
		if (after == null) {
			return (from != null) ? this.changes.before(from) : Mono.just(0L);
		}
		if (from != null) {
			return Mono.error(new BadFeedCursorException("from", "cursor-or-time"));
		}
		OptionalLong place = FeedCursor.read(after);
		// Behind the end lies nothing that this store has ever told
		return this.changes.end()
			.flatMap((end) -> (place.isPresent() && place.getAsLong() <= end) ? Mono.just(place.getAsLong())
					: Mono.error(new BadFeedCursorException("after", "cursor")));
	}

	/** The changes behind a place; when there are none, those that come in time. */
	Mono<Batch> read(Selection selection, long after, int limit, Duration wait) {
		Mono<Batch> now = this.changes.end().flatMap((end) -> read(selection, after, end, limit));
		return now.flatMap((batch) -> (batch.changes().isEmpty() && wait.isPositive())
				? later(selection, batch.next(), limit).timeout(wait, Mono.just(batch)) : Mono.just(batch));
	}

	private Mono<Batch> later(Selection selection, long after, int limit) {
		return this.ends.ends()
			.filter((end) -> end > after)
			.concatMap((end) -> read(selection, after, end, limit), 0)
			.filter((batch) -> !batch.changes().isEmpty())
			.next();
	}

	private Mono<Batch> read(Selection selection, long after, long end, int limit) {
		return this.changes.read(selection, after, end, limit)
			.collectList()
			.map((found) -> new Batch(found,
					(found.size() == limit) ? found.getLast().position() : Math.max(after, end)));
	}

	/**
	 * Some changes in their order.
	 *
	 * @param changes the changes
	 * @param next the place to read on from
	 */
	record Batch(List<Change> changes, long next) {
	}

}
