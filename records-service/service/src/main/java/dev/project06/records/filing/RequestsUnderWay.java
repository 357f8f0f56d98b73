package dev.project06.records.filing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

/**
 * The requests that this instance is carrying out. A second one with the same key hears
 * at once that the first is under way. Another instance cannot know: there the store
 * decides, and the second request gets the answer of the first.
 */
final class RequestsUnderWay {

	private final Set<String> keys = ConcurrentHashMap.newKeySet();

	/**
	 * Carries out a request unless one with the same key is under way. It no longer is
	 * when its answer goes out.
	 */
	<T> Mono<T> alone(String key, Mono<T> request) {
		return Mono.using(() -> begin(key), (begun) -> request, this.keys::remove);
	}

	private String begin(String key) {
		if (!this.keys.add(key)) {
			throw new RequestUnderWayException();
		}
		return key;
	}

}
