package dev.project06.gateway.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

import dev.project06.gateway.calls.Trace;

/**
 * The one table from exception to problem.
 */
@Component
@Order(-2)
final class ProblemHandler implements ErrorWebExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(ProblemHandler.class);

	private static final String RETRY_SECONDS = "5";

	private final Problems problems;

	ProblemHandler(Problems problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(failure);
		}
		Problem problem = problem(failure);
		if (problem == Problem.INTERNAL_ERROR) {
			logger.atError()
				.addKeyValue("trace.id", Trace.id(exchange.getRequest()))
				.setCause(failure)
				.log("Call failed");
		}
		if (problem == Problem.UNAVAILABLE) {
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		}
		return this.problems.write(exchange.getRequest(), exchange.getResponse(), Answer.of(problem));
	}

	private static Problem problem(Throwable failure) {
		return switch (failure) {
			case ProblemException named -> named.problem();
			case AuthenticationServiceException _ -> Problem.UNAVAILABLE;
			case ErrorResponse response -> Problem.of(response.getStatusCode());
			default -> Problem.INTERNAL_ERROR;
		};
	}

}
