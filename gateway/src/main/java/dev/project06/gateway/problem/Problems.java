package dev.project06.gateway.problem;

import java.util.Locale;

import dev.project06.gateway.calls.Trace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/**
 * Writes problems as the answer to a call.
 */
@Component
public final class Problems {

	private final ProblemTexts texts;

	Problems(ProblemTexts texts) {
		this.texts = texts;
	}

	/**
	 * Answers a call with a problem. Headers that are set already stay.
	 * @param request the call
	 * @param response the answer, not yet committed
	 * @param answer what to say
	 * @return completes when it is written
	 */
	public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, Answer answer) {
		return write(request, response, answer, withoutNumbers(request.getPath().value()));
	}

	/**
	 * Answers a call whose path is better not repeated.
	 * @param request the call
	 * @param response the answer, not yet committed
	 * @param answer what to say
	 * @param instance the path to name, if any
	 * @return completes when it is written
	 */
	public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, Answer answer,
			@Nullable String instance) {
		Locale language = ProblemTexts.language(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
		byte[] body = this.texts.json(answer, language, instance, Trace.id(request));
		response.setStatusCode(HttpStatusCode.valueOf(answer.problem().status()));
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLanguage(language);
		headers.setContentLength(body.length);
		ResponseHeaders.secure(headers, request);
		if (answer.problem().leavesRestUnread()) {
			headers.set(HttpHeaders.CONNECTION, "close");
		}
		return response.writeWith(Mono.fromSupplier(() -> wrap(response, body)));
	}

	private static DataBuffer wrap(ServerHttpResponse response, byte[] body) {
		return response.bufferFactory().wrap(body);
	}

	/**
	 * A personal number has no business in a path, and is not repeated when it stands
	 * there.
	 */
	private static String withoutNumbers(String path) {
		return path.replaceAll("\\d{9,}", "…");
	}

}
