package dev.project06.metrics.problem;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The problems that this service answers with. The names are a contract: integrators act
 * on {@link #type()}.
 */
enum ProblemName {

	UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),

	FORBIDDEN(HttpStatus.FORBIDDEN),

	NOT_FOUND(HttpStatus.NOT_FOUND),

	UNKNOWN_DEFINITION(HttpStatus.NOT_FOUND),

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),

	INVALID_INPUT(HttpStatus.BAD_REQUEST),

	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	ProblemName(HttpStatus status) {
		this.status = status;
	}

	/** The name as it stands in the type and in the message keys. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	URI type() {
		return URI.create("https://project06.dev/problems/" + key());
	}

	HttpStatus status() {
		return this.status;
	}

}
