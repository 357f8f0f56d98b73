package dev.project06.records.feed;

import java.time.Duration;

import com.mongodb.MongoException;
import dev.project06.records.store.changes.ChangeLog;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/**
 * Tells all who wait that there are new changes, with one look at the store for all of
 * them, and none while nobody waits.
 */
@Component
public final class Ends {

	private static final Duration GRACE = Duration.ofSeconds(5);

	private final Flux<Long> ends;

	Ends(ChangeLog changes, FeedSettings settings) {
		this.ends = Flux.interval(Duration.ZERO, settings.interval())
			.onBackpressureDrop()
			.concatMap((tick) -> changes.end().onErrorComplete(MongoException.class), 1)
			.distinctUntilChanged()
			.replay(1)
			.refCount(1, GRACE);
	}

	/**
	 * The last place up to which changes may be read, and each later one. Looks away when
	 * the store does not answer.
	 * @return an endless stream; who is slow gets the latest
	 */
	public Flux<Long> ends() {
		return this.ends.onBackpressureLatest();
	}

}
