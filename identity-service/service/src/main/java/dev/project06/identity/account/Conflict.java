package dev.project06.identity.account;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Somebody else has changed the same document in between.
 */
final class Conflict extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private static final int ATTEMPTS = 5;

	Conflict() {
		super("Changed in between");
	}

	Conflict(Throwable cause) {
		super("Changed in between", cause);
	}

	/** Whether a failure says that there is such a document already. */
	static boolean isDuplicate(Throwable failure) {
		return failure instanceof MongoException ex
				&& ErrorCategory.fromErrorCode(ex.getCode()) == ErrorCategory.DUPLICATE_KEY;
	}

	/** Does it again from the start, a few times. */
	static <T> Mono<T> retried(Mono<T> work) {
		return work.retryWhen(Retry.max(ATTEMPTS)
			.filter(Conflict.class::isInstance)
			.onRetryExhaustedThrow((retry, signal) -> signal.failure()));
	}

}
