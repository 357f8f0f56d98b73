package dev.project06.gateway.limits;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import dev.project06.gateway.problem.Problem;
import dev.project06.gateway.problem.ProblemException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.TimeoutException;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * A request whose body fails by the caller's fault with the caller's problem: when it
 * grows too large, breaks off or stops coming.
 */
final class MeasuredBody extends ServerHttpRequestDecorator {

	private final AtomicLong left;

	MeasuredBody(ServerHttpRequest request, long most) {
		super(request);
		this.left = new AtomicLong(most);
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return super.getBody().map(this::measure)
			.onErrorMap(MeasuredBody::isOfCaller, (failure) -> new ProblemException(Problem.BAD_REQUEST, failure));
	}

	private DataBuffer measure(DataBuffer part) {
		if (this.left.addAndGet(-part.readableByteCount()) < 0) {
			DataBufferUtils.release(part);
			throw new ProblemException(Problem.BODY_TOO_LARGE, null);
		}
		return part;
	}

	private static boolean isOfCaller(Throwable failure) {
		return failure instanceof DecoderException || failure instanceof TimeoutException
				|| failure instanceof IOException;
	}

}
