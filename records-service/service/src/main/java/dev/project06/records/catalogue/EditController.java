package dev.project06.records.catalogue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import dev.project06.records.agency.Agencies;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Edit;
import dev.project06.records.procedure.History;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes edits of procedures from administrators, and shows who has made which.
 */
@RestController
@RequestMapping("/api/records/v1/procedures/{code}")
final class EditController {

	private final Edits edits;

	private final Catalogue catalogue;

	private final Agencies agencies;

	private final Policy policy;

	private final JsonMapper json;

	EditController(Edits edits, Catalogue catalogue, Agencies agencies, Policy policy, JsonMapper json) {
		this.edits = edits;
		this.catalogue = catalogue;
		this.agencies = agencies;
		this.policy = policy;
		this.json = json;
	}

	@Operation(summary = "Have a version follow from a day on, or begin a procedure that is not in the catalogue",
			description = "If-Match: the ETag of the procedure as it was read; none for one that is not in the catalogue.")
	@PostMapping("/versions")
	Mono<ResponseEntity<ProcedureAnswer>> add(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Draft body) {
		Caller caller = editor(token);
		RequestKey request = RequestKey.of(caller, key, "procedure " + code, this.json.writeValueAsBytes(body));
		if (this.catalogue.history(code).isEmpty() && !Draft.CODE.matcher(code).matches()) {
			throw new RefusedFieldException("code", "pattern");
		}
		Procedure draft = body.procedure(code, this.agencies);
		return this.edits.add(caller, request, ifMatch, draft).map((made) -> {
			ResponseEntity.BodyBuilder answer = ResponseEntity
				.created(URI.create(
						"/api/records/v1/procedures/%s/versions/%d".formatted(code, made.edit().content().version())))
				.eTag(Integer.toString(made.edit().revision()));
			return (made.replayed() ? answer.header("Idempotency-Replayed", "true") : answer)
				.body(ProcedureAnswer.of(made.edit().content()));
		});
	}

	@Operation(summary = "Change a version that is not yet in force")
	@PutMapping("/versions/{version}")
	Mono<ResponseEntity<ProcedureAnswer>> alter(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable int version,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Draft body) {
		Caller caller = editor(token);
		Procedure draft = body.procedure(code, this.agencies);
		return this.edits
			.change(caller, code, ifMatch, (history, signature) -> history.alter(version, draft, signature))
			.map(EditController::answer);
	}

	@Operation(summary = "Give the last version a last day")
	@PostMapping("/versions/{version}/end")
	Mono<ResponseEntity<ProcedureAnswer>> end(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable int version,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Ending body) {
		Caller caller = editor(token);
		List<String> replacedBy = Objects.requireNonNullElse(body.replacedBy(), List.of());
		Draft.refuseCodes(replacedBy);
		return this.edits
			.change(caller, code, ifMatch,
					(history, signature) -> history.end(version, body.until(), replacedBy, signature))
			.map(EditController::answer);
	}

	@Operation(summary = "Every edit of a procedure, with who made it and when")
	@GetMapping("/edits")
	ResponseEntity<Listing<EditAnswer>> edits(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
		if (!this.policy.mayReadEdits(Caller.of(token))) {
			throw new AccessDeniedException("Only an administrator or an auditor sees who edited");
		}
		History history = this.catalogue.history(code).orElseThrow(NothingThereException::new);
		return ResponseEntity.ok()
			.eTag(Integer.toString(history.revision()))
			.body(new Listing<>(history.edits().stream().map(EditAnswer::of).toList()));
	}

	private Caller editor(Jwt token) {
		Caller caller = Caller.of(token);
		if (!this.policy.mayEditCatalogue(caller)) {
			throw new AccessDeniedException("Only an administrator edits the catalogue");
		}
		return caller;
	}

	private static ResponseEntity<ProcedureAnswer> answer(Edits.Made made) {
		return ResponseEntity.ok()
			.eTag(Integer.toString(made.edit().revision()))
			.body(ProcedureAnswer.of(made.edit().content()));
	}

	/**
	 * What an administrator sends to end a version.
	 *
	 * @param until the last day on which it is in force
	 * @param replacedBy codes of the procedures that take its place
	 */
	record Ending(@NotNull LocalDate until, @Nullable @Size(max = 20) List<@NotNull String> replacedBy) {
	}

	/** An edit as administrators see it. */
	record EditAnswer(int revision, Edit.Kind kind, Instant at, String by, ProcedureAnswer content) {

		private static EditAnswer of(Edit edit) {
			return new EditAnswer(edit.revision(), edit.kind(), edit.signature().at(), edit.signature().account(),
					ProcedureAnswer.of(edit.content()));
		}

	}

}
