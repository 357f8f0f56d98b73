package dev.project06.metrics.problem;

import java.util.List;

import dev.project06.metrics.query.InvalidQueryException;
import dev.project06.metrics.query.UnknownDefinitionException;
import dev.project06.metrics.stream.FiguresNotReadyException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;

/**
 * The one table of this service from exception to problem.
 */
final class ProblemTable {

	private static final String RETRY_AFTER_SECONDS = "5";

	private ProblemTable() {
	}

	static Problem of(Throwable failure) {
		return switch (failure) {
			case AuthenticationServiceException _ -> unavailable();
			case FiguresNotReadyException _ -> unavailable();
			case AuthenticationException ex -> unauthenticated(ex);
			case AccessDeniedException _ -> forbidden();
			case UnknownDefinitionException _ -> Problem.of(ProblemName.UNKNOWN_DEFINITION);
			case InvalidQueryException ex -> invalid(ex.field(), ex.check());
			case MissingRequestValueException ex -> invalid(ex.getName(), "required");
			case ResponseStatusException ex -> byStatus(ex);
			default -> Problem.of(ProblemName.INTERNAL_ERROR);
		};
	}

	private static Problem invalid(String field, String check) {
		return Problem.of(ProblemName.INVALID_INPUT, List.of(new InputError(field, check)));
	}

	private static Problem byStatus(ResponseStatusException failure) {
		ProblemName name = switch (HttpStatus.resolve(failure.getStatusCode().value())) {
			case NOT_FOUND -> ProblemName.NOT_FOUND;
			case METHOD_NOT_ALLOWED -> ProblemName.METHOD_NOT_ALLOWED;
			case NOT_ACCEPTABLE -> ProblemName.NOT_ACCEPTABLE;
			case BAD_REQUEST -> ProblemName.INVALID_INPUT;
			case null, default -> ProblemName.INTERNAL_ERROR;
		};
		return Problem.of(name, failure.getHeaders());
	}

	/** RFC 6750: no error code when no token was sent. */
	private static Problem unauthenticated(AuthenticationException failure) {
		String challenge = (failure instanceof OAuth2AuthenticationException ex)
				? "Bearer error=\"%s\", error_description=\"%s\"".formatted(ex.getError().getErrorCode(),
						ex.getError().getDescription())
				: "Bearer";
		return Problem.of(ProblemName.UNAUTHENTICATED, header(HttpHeaders.WWW_AUTHENTICATE, challenge));
	}

	private static Problem forbidden() {
		return Problem.of(ProblemName.FORBIDDEN,
				header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""));
	}

	/** The figures are being built, or the realm's keys could not be read. */
	private static Problem unavailable() {
		return Problem.of(ProblemName.UNAVAILABLE, header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
	}

	private static HttpHeaders header(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(name, value);
		return headers;
	}

}
