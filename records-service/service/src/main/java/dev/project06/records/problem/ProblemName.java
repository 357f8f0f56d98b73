package dev.project06.records.problem;

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

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),

	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

	MALFORMED_JSON(HttpStatus.BAD_REQUEST),

	INVALID_INPUT(HttpStatus.BAD_REQUEST),

	IDEMPOTENCY_KEY_REQUIRED(HttpStatus.BAD_REQUEST),

	INVALID_RECEIPT(HttpStatus.BAD_REQUEST),

	UNKNOWN_SUBJECT(HttpStatus.UNPROCESSABLE_CONTENT),

	IDEMPOTENCY_CONFLICT(HttpStatus.CONFLICT),

	ILLEGAL_TRANSITION(HttpStatus.CONFLICT),

	MOVE_DENIED(HttpStatus.CONFLICT),

	LINK_STANDS(HttpStatus.CONFLICT),

	REQUEST_UNDER_WAY(HttpStatus.CONFLICT),

	VERSION_CONFLICT(HttpStatus.CONFLICT),

	WRONG_STATE(HttpStatus.CONFLICT),

	DUPLICATE_FILE(HttpStatus.CONFLICT),

	FILE_WITHHELD(HttpStatus.CONFLICT),

	RATED_ALREADY(HttpStatus.CONFLICT),

	NOT_ISSUED(HttpStatus.CONFLICT),

	REVISION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED),

	OTHER_REVISION(HttpStatus.PRECONDITION_FAILED),

	VERSION_BEGUN(HttpStatus.CONFLICT), NUMBER_NOT_ATTACHED(HttpStatus.CONFLICT),

	ROTATION_RUNNING(HttpStatus.CONFLICT),

	NUMBER_ERASED(HttpStatus.GONE),

	UNKNOWN_PERSON(HttpStatus.NOT_FOUND),

	TOO_MANY_WEBHOOKS(HttpStatus.CONFLICT),

	WEBHOOK_NOT_VALIDATED(HttpStatus.CONFLICT),

	IMPORT_MALFORMED(HttpStatus.BAD_REQUEST),

	IMPORT_REFUSED(HttpStatus.CONFLICT),

	MATCH_REFUSED(HttpStatus.CONFLICT),

	NOT_IDENTIFIED(HttpStatus.CONFLICT),

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
