package dev.project06.gateway.routes;

import java.io.IOException;

import dev.project06.gateway.problem.Problem;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Tells the ways apart in which a service can fail to answer.
 */
final class ServiceFailures {

	private ServiceFailures() {
	}

	static boolean isOfService(Throwable failure) {
		return failure instanceof IOException || failure instanceof ReadTimeoutException
				|| failure instanceof DecoderException || failure instanceof IllegalArgumentException
				|| isOfPool(failure);
	}

	static Problem problem(Throwable failure) {
		if (failure instanceof ReadTimeoutException || failure instanceof ConnectTimeoutException) {
			return Problem.UPSTREAM_TIMEOUT;
		}
		return isOfPool(failure) ? Problem.UNAVAILABLE : Problem.UPSTREAM_UNREACHABLE;
	}

	private static boolean isOfPool(Throwable failure) {
		return failure instanceof PoolAcquireTimeoutException || failure instanceof PoolAcquirePendingLimitException;
	}

}
