package dev.project06.records.problem;

import java.util.List;
import java.util.Locale;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every failure, from the security filters to the controllers, with its problem
 * in Vietnamese or English.
 */
@Component
@Order(-2)
final class ProblemHandler implements ErrorWebExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(ProblemHandler.class);

	private static final List<Locale> LANGUAGES = List.of(Locale.of("vi"), Locale.ENGLISH);

	private final MessageSource texts;

	private final JsonMapper json;

	ProblemHandler(MessageSource texts, JsonMapper json) {
		this.texts = texts;
		this.json = json;
		// Reads the files of texts now and not while answering
		LANGUAGES.forEach((language) -> text("check.invalid", language));
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		Problem problem = ProblemTable.of(failure);
		if (problem.name() == ProblemName.INTERNAL_ERROR) {
			// Asked last: a store that breaks off fails with the same words as a caller
			if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
				return Mono.empty();
			}
			logger.atError().addKeyValue("trace.id", traceId(exchange)).setCause(failure).log("A request failed");
		}
		Locale language = language(exchange.getRequest().getHeaders());
		response.setStatusCode(problem.name().status());
		HttpHeaders headers = response.getHeaders();
		headers.putAll(problem.headers());
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLanguage(language);
		byte[] body = this.json.writeValueAsBytes(body(problem, exchange, language));
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

	private ProblemBody body(Problem problem, ServerWebExchange exchange, Locale language) {
		String key = "problem." + problem.name().key();
		ServerHttpRequest request = exchange.getRequest();
		return new ProblemBody(problem.name().type(), text(key + ".title", language), problem.name().status().value(),
				text(key + ".detail", language), withoutNumbers(request.getPath().value()),
				problem.errors().stream().map((error) -> words(error, language)).toList(), problem.members(),
				traceId(exchange));
	}

	private ProblemBody.Flaw words(InputError error, Locale language) {
		String message = this.texts.getMessage("check." + error.check(), error.bounds().toArray(),
				text("check.invalid", language), language);
		return new ProblemBody.Flaw(error.field(), error.check(), (message != null) ? message : "");
	}

	private String text(String key, Locale language) {
		return this.texts.getMessage(key, null, language);
	}

	private static Locale language(HttpHeaders headers) {
		try {
			Locale wanted = Locale.lookup(headers.getAcceptLanguage(), LANGUAGES);
			return (wanted != null) ? wanted : LANGUAGES.getFirst();
		}
		catch (IllegalArgumentException ex) {
			return LANGUAGES.getFirst();
		}
	}

	private static @Nullable String traceId(ServerWebExchange exchange) {
		return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.map((context) -> context.<TracingContext>get(TracingContext.class))
			.map(TracingContext::getSpan)
			.map((span) -> span.context().traceId())
			.orElse(null);
	}

	/**
	 * A personal number has no business in a path, and is not repeated when it stands
	 * there.
	 */
	private static String withoutNumbers(String path) {
		return path.replaceAll("\\d{9,}", "…");
	}

}
