package dev.project06.identity.register;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;

/**
 * Which numbers have been changed in a sandbox, read anew every 800 ms as long as
 * somebody asks. Numbers only come in, so an old reading can miss nothing but what came
 * since. Above a limit every number counts as changed.
 */
final class ChangedNumbers {

	private static final Duration KEPT = Duration.ofMillis(800);

	private final Function<String, Mono<Set<String>>> keys;

	private final Cache<String, Mono<Set<String>>> readings = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterAccess(Duration.ofMinutes(1))
		.build();

	/** With what reads the keys of a sandbox. */
	ChangedNumbers(Function<String, Mono<Set<String>>> keys) {
		this.keys = keys;
	}

	/** Whether it has to be looked for in the store. */
	Mono<Boolean> mayHold(String sandbox, String key) {
		return reading(sandbox).map((keys) -> tooMany(keys) || keys.contains(key));
	}

	/** Those that have to be looked for in the store. */
	Mono<List<String>> held(String sandbox, Collection<String> some) {
		return reading(sandbox)
			.map((keys) -> tooMany(keys) ? List.copyOf(some) : some.stream().filter(keys::contains).toList());
	}

	/** Reads anew for whoever asks from now on. */
	void forget(String sandbox) {
		this.readings.invalidate(sandbox);
	}

	private Mono<Set<String>> reading(String sandbox) {
		return this.readings.get(sandbox,
				(name) -> this.keys.apply(name).cache((keys) -> KEPT, (failure) -> Duration.ZERO, () -> Duration.ZERO));
	}

	private static boolean tooMany(Set<String> keys) {
		return keys.size() >= RegisterStore.MOST_KEYS;
	}

}
