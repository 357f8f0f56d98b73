package dev.project06.identity.problem;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The problems that this service answers with. The names are a contract: integrators act
 * on {@link #type()}.
 */
public enum ProblemName {

	UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),

	FORBIDDEN(HttpStatus.FORBIDDEN),

	NOT_FOUND(HttpStatus.NOT_FOUND),

	UNKNOWN_SUBJECT(HttpStatus.NOT_FOUND),

	UNKNOWN_SANDBOX(HttpStatus.NOT_FOUND),

	SANDBOX_EXISTS(HttpStatus.CONFLICT),

	TOO_MANY_SANDBOXES(HttpStatus.CONFLICT),

	CHANGE_REFUSED(HttpStatus.CONFLICT),

	NO_CITIZEN(HttpStatus.FORBIDDEN),

	NO_AGENCY(HttpStatus.FORBIDDEN),

	CONTEST_REFUSED(HttpStatus.CONFLICT),

	BULK_REFUSED(HttpStatus.CONFLICT),

	BULK_MALFORMED(HttpStatus.BAD_REQUEST),

	OUT_OF_RANGE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE),

	UNKNOWN_ACCOUNT(HttpStatus.NOT_FOUND),

	LOGIN_REFUSED(HttpStatus.FORBIDDEN),

	MATCH_REFUSED(HttpStatus.CONFLICT),

	REGISTER_REFUSED(HttpStatus.FORBIDDEN),

	OFFICER_LOCKED_OUT(HttpStatus.TOO_MANY_REQUESTS),

	STEP_REFUSED(HttpStatus.CONFLICT),

	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),

	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

	MALFORMED_JSON(HttpStatus.BAD_REQUEST),

	INVALID_INPUT(HttpStatus.BAD_REQUEST),

	KEY_ROTATION_REFUSED(HttpStatus.CONFLICT),

	INJECTED_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),

	INJECTED_FAULT(HttpStatus.SERVICE_UNAVAILABLE),

	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),

	STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),

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
