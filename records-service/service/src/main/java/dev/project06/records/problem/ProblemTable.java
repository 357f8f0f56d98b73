package dev.project06.records.problem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.project06.records.attachment.DuplicateAttachmentException;
import dev.project06.records.attachment.NoSuchAttachmentException;
import dev.project06.records.attachment.OverloadedException;
import dev.project06.records.attachment.UsedKeyException;
import dev.project06.records.attachment.WithheldException;
import dev.project06.records.attachment.WrongStateException;
import dev.project06.records.attachment.content.FileTooLargeException;
import dev.project06.records.attachment.content.RefusedFileException;
import dev.project06.records.catalogue.NothingThereException;
import dev.project06.records.catalogue.ReusedKeyException;
import dev.project06.records.catalogue.VersionBegunException;
import dev.project06.records.feed.BadFeedCursorException;
import dev.project06.records.filing.IdempotencyConflictException;
import dev.project06.records.filing.MissingIdempotencyKeyException;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.form.NotIssuedException;
import dev.project06.records.form.OverloadedPrintRoomException;
import dev.project06.records.handling.IllegalTransitionException;
import dev.project06.records.handling.LinkStandsException;
import dev.project06.records.encryption.StaleKeysetsException;
import dev.project06.records.keys.NumberNotAttachedException;
import dev.project06.records.keys.UnknownPersonException;
import dev.project06.records.ledger.LedgerFullException;
import dev.project06.records.filing.RequestUnderWayException;
import dev.project06.records.handling.DeniedException;
import dev.project06.records.person.NumberErasedException;
import dev.project06.records.store.RotationRunningException;
import dev.project06.records.linking.IdentityAwayException;
import dev.project06.records.linking.MatchRefusedException;
import dev.project06.records.linking.UnknownSubjectException;
import dev.project06.records.linking.UnusableReceiptException;
import dev.project06.records.rating.NoRatingException;
import dev.project06.records.rating.NotRateableException;
import dev.project06.records.rating.RatedAlreadyException;
import dev.project06.records.queue.NotIdentifiedException;
import dev.project06.records.reading.BadCursorException;
import dev.project06.records.reading.NoSuchDossierException;
import dev.project06.records.revision.MissingRevisionException;
import dev.project06.records.revision.OtherRevisionException;
import dev.project06.records.store.ForeignKeysetsException;
import dev.project06.records.store.VersionConflictException;
import dev.project06.records.takeover.file.BadFileException;
import dev.project06.records.takeover.job.ImportKeyUsedException;
import dev.project06.records.takeover.job.ImportRefusedException;
import dev.project06.records.takeover.job.NoSuchImportException;
import dev.project06.records.webhook.NoSuchWebhookException;
import dev.project06.records.webhook.NotValidatedException;
import dev.project06.records.webhook.TooManyWebhooksException;
import dev.project06.records.webhook.WebhookKeyUsedException;
import tools.jackson.core.JacksonException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

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
			case AuthenticationException ex -> unauthenticated(ex);
			case AccessDeniedException _ -> forbidden();
			case RefusedFieldException ex -> invalid(ex.field(), ex.check());
			case BadCursorException _ -> invalid("after", "cursor");
			case BadFeedCursorException ex -> invalid(ex.field(), ex.check());
			case MissingIdempotencyKeyException _ -> Problem.of(ProblemName.IDEMPOTENCY_KEY_REQUIRED);
			case UnusableReceiptException ex ->
				Problem.of(ProblemName.INVALID_RECEIPT, List.of(new InputError("receipt", "receipt-" + ex.check())));
			case UnknownSubjectException _ -> Problem.of(ProblemName.UNKNOWN_SUBJECT);
			case NoSuchDossierException _ -> Problem.of(ProblemName.NOT_FOUND);
			case ReusedKeyException ex -> Problem.of(ProblemName.IDEMPOTENCY_CONFLICT,
					Map.of("procedure", ex.procedure(), "version", ex.version()));
			case VersionBegunException _ -> Problem.of(ProblemName.VERSION_BEGUN);
			case NothingThereException _ -> Problem.of(ProblemName.NOT_FOUND);
			case IdempotencyConflictException ex ->
				Problem.of(ProblemName.IDEMPOTENCY_CONFLICT, Map.of("dossier", ex.dossier()));
			case IllegalTransitionException ex -> Problem.of(ProblemName.ILLEGAL_TRANSITION, Map.of("from",
					ex.refusal().from(), "attempted", ex.refusal().attempted(), "allowed", ex.refusal().allowed()));
			case DeniedException ex -> Problem.of(ProblemName.MOVE_DENIED, List.of(new InputError("", ex.check())));
			case RequestUnderWayException _ ->
				Problem.of(ProblemName.REQUEST_UNDER_WAY, header(HttpHeaders.RETRY_AFTER, "1"));
			case LinkStandsException _ -> Problem.of(ProblemName.LINK_STANDS);
			case NoSuchWebhookException _ -> Problem.of(ProblemName.NOT_FOUND);
			case WebhookKeyUsedException ex ->
				Problem.of(ProblemName.IDEMPOTENCY_CONFLICT, Map.of("webhook", ex.webhook()));
			case TooManyWebhooksException ex -> Problem.of(ProblemName.TOO_MANY_WEBHOOKS, Map.of("limit", ex.most()));
			case NotValidatedException _ -> Problem.of(ProblemName.WEBHOOK_NOT_VALIDATED);
			case BadFileException ex ->
				new Problem(ProblemName.IMPORT_MALFORMED, List.of(new InputError(ex.field(), ex.check())),
						(ex.row() >= 0) ? Map.of("row", ex.row()) : Map.of(), HttpHeaders.EMPTY);
			case ImportRefusedException ex ->
				Problem.of(ProblemName.IMPORT_REFUSED, List.of(new InputError("", ex.check())));
			case ImportKeyUsedException ex -> Problem.of(ProblemName.IDEMPOTENCY_CONFLICT, Map.of("import", ex.job()));
			case NoSuchImportException _ -> Problem.of(ProblemName.NOT_FOUND);
			case NotIdentifiedException ex ->
				Problem.of(ProblemName.NOT_IDENTIFIED, List.of(new InputError("", ex.check())));
			case MatchRefusedException ex -> Problem.of(ProblemName.MATCH_REFUSED, Map.of("check", ex.check()));
			case VersionConflictException _ -> Problem.of(ProblemName.VERSION_CONFLICT);
			case MissingRevisionException _ -> Problem.of(ProblemName.REVISION_REQUIRED);
			case OtherRevisionException ex ->
				Problem.of(ProblemName.OTHER_REVISION, header(HttpHeaders.ETAG, '"' + ex.current() + '"'));
			case RefusedFileException ex -> invalid(ex.field(), ex.check());
			case FileTooLargeException ex -> Problem.of(ProblemName.BODY_TOO_LARGE, Map.of("limit", ex.largest()));
			case NoSuchAttachmentException _ -> Problem.of(ProblemName.NOT_FOUND);
			case DuplicateAttachmentException ex ->
				Problem.of(ProblemName.DUPLICATE_FILE, Map.of("attachment", ex.attachment()));
			case UsedKeyException ex ->
				Problem.of(ProblemName.IDEMPOTENCY_CONFLICT, Map.of("attachment", ex.attachment()));
			case WithheldException ex -> Problem.of(ProblemName.FILE_WITHHELD, Map.of("scan", ex.scan()));
			case WrongStateException ex -> Problem.of(ProblemName.WRONG_STATE, Map.of("state", ex.state()));
			case OverloadedException _ -> unavailable();
			case OverloadedPrintRoomException _ -> unavailable();
			case NotIssuedException _ -> Problem.of(ProblemName.NOT_ISSUED);
			case RatedAlreadyException _ -> Problem.of(ProblemName.RATED_ALREADY);
			case NoRatingException _ -> Problem.of(ProblemName.NOT_FOUND);
			case NotRateableException ex -> Problem.of(ProblemName.WRONG_STATE, Map.of("state", ex.state()));
			case IdentityAwayException _ -> unavailable();
			case ForeignKeysetsException _ -> unavailable();
			case LedgerFullException _ -> unavailable();
			case StaleKeysetsException _ -> unavailable();
			case NumberErasedException _ -> Problem.of(ProblemName.NUMBER_ERASED);
			case NumberNotAttachedException _ -> Problem.of(ProblemName.NUMBER_NOT_ATTACHED);
			case UnknownPersonException _ -> Problem.of(ProblemName.UNKNOWN_PERSON);
			case RotationRunningException ex ->
				Problem.of(ProblemName.ROTATION_RUNNING, Map.of("rotation", ex.rotation()));
			case MongoException ex when isAway(ex) -> unavailable();
			case WebExchangeBindException ex ->
				Problem.of(ProblemName.INVALID_INPUT, InputErrors.of(ex.getBindingResult()));
			case HandlerMethodValidationException ex when !ex.isForReturnValue() ->
				Problem.of(ProblemName.INVALID_INPUT, InputErrors.of(ex));
			case MissingRequestValueException ex -> invalid(ex.getName(), "required");
			case ServerWebInputException ex -> input(ex);
			case ResponseStatusException ex -> byStatus(ex);
			default -> Problem.of(ProblemName.INTERNAL_ERROR);
		};
	}

	private static Problem invalid(String field, String check) {
		return Problem.of(ProblemName.INVALID_INPUT, List.of(new InputError(field, check)));
	}

	/** The store does not answer; what it answers with is a fault of this service. */
	private static boolean isAway(MongoException failure) {
		return failure instanceof MongoTimeoutException || failure instanceof MongoSocketException
				|| failure instanceof MongoNotPrimaryException || failure instanceof MongoNodeIsRecoveringException
				|| failure instanceof MongoServerUnavailableException
				|| failure instanceof MongoConnectionPoolClearedException
				|| failure instanceof MongoOperationTimeoutException;
	}

	private static Problem input(ServerWebInputException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof JacksonException ex) {
				return InputErrors.of(ex)
					.map((errors) -> Problem.of(ProblemName.INVALID_INPUT, errors))
					.orElse(Problem.of(ProblemName.MALFORMED_JSON));
			}
			if (cause instanceof TypeMismatchException ex && failure.getMethodParameter() != null) {
				String name = failure.getMethodParameter().getParameterName();
				Class<?> wanted = ex.getRequiredType();
				return invalid((name != null) ? name : "", (wanted == null) ? "type" : mismatch(wanted));
			}
		}
		return Problem.of(ProblemName.MALFORMED_JSON);
	}

	private static String mismatch(Class<?> wanted) {
		return wanted.isEnum() ? "code" : wanted == LocalDate.class ? "date" : "type";
	}

	private static Problem byStatus(ResponseStatusException failure) {
		ProblemName name = switch (HttpStatus.resolve(failure.getStatusCode().value())) {
			case NOT_FOUND -> ProblemName.NOT_FOUND;
			case METHOD_NOT_ALLOWED -> ProblemName.METHOD_NOT_ALLOWED;
			case NOT_ACCEPTABLE -> ProblemName.NOT_ACCEPTABLE;
			case CONTENT_TOO_LARGE -> ProblemName.BODY_TOO_LARGE;
			case UNSUPPORTED_MEDIA_TYPE -> ProblemName.UNSUPPORTED_MEDIA_TYPE;
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

	/** The store, the realm or the identity service does not answer. */
	private static Problem unavailable() {
		return Problem.of(ProblemName.UNAVAILABLE, header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
	}

	private static HttpHeaders header(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(name, value);
		return headers;
	}

}
