package dev.project06.records.keys;

import java.util.List;
import java.util.Objects;

import dev.project06.identity.api.CitizenId;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Role;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.ledger.Access.Kind;
import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.person.NumberErasedException;
import dev.project06.records.person.Numbers;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the number behind a dossier to an officer in charge who says why. The ledger
 * knows before the officer does.
 */
@RestController
final class NumberController {

	static final String OPERATION = "personal-number";

	private final Access access;

	private final Policy policy;

	private final Numbers numbers;

	private final Ledger ledger;

	NumberController(Access access, Policy policy, Numbers numbers, Ledger ledger) {
		this.access = access;
		this.policy = policy;
		this.numbers = numbers;
		this.ledger = ledger;
	}

	@PostMapping("/api/records/v1/dossiers/{code}/personal-number")
	@Operation(summary = "Read the number behind a dossier",
			description = "For officers of the agency in charge. Purpose and legal basis are kept for ever, and shown to the citizen.")
	Mono<ResponseEntity<Answer>> read(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@Valid @RequestBody Question question) {
		Caller caller = Caller.of(token);
		question.refuseNumbers();
		return this.access.find(caller, code, OPERATION).map(Access.Found::dossier).flatMap((dossier) -> {
			if (!this.policy.mayReadNumber(caller, dossier)) {
				return refused(caller, dossier, question, "NOT_PERMITTED",
						new AccessDeniedException("Only an officer of the agency in charge reads numbers"));
			}
			if (!(dossier.links().of(question.asked()) instanceof Link.Verified link)) {
				return refused(caller, dossier, question, "NOT_ATTACHED", new NumberNotAttachedException());
			}
			return this.numbers.open(link.holder(), dossier.code())
				.onErrorResume(NumberErasedException.class,
						(erased) -> refused(caller, dossier, question, "ERASED", erased))
				.flatMap((number) -> this.ledger.record(entry(caller, dossier, question, Kind.OPENED, "SHOWN"))
					.thenReturn(number));
		}).map((number) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(number.digits())));
	}

	private Mono<CitizenId> refused(Caller caller, Dossier dossier, Question question, String why,
			RuntimeException failure) {
		return this.ledger.record(entry(caller, dossier, question, Kind.REFUSED, why)).then(Mono.error(failure));
	}

	private static dev.project06.records.ledger.Access entry(Caller caller, Dossier dossier, Question question,
			Kind kind, String result) {
		return new dev.project06.records.ledger.Access(caller.actor(), kind, question.operation(),
				new Purpose(question.reason(), question.legalBasis()), List.of(dossier.code().text()), result);
	}

	/**
	 * What an officer sends.
	 *
	 * @param reason what the number is needed for
	 * @param legalBasis the legal text that permits it
	 * @param role whose number, the holder's when nobody is named
	 */
	record Question(@NotBlank @Size(max = 200) String reason, @NotBlank @Size(max = 200) String legalBasis,
			@Nullable Role role) {

		private Role asked() {
			return Objects.requireNonNullElse(this.role, Role.HOLDER);
		}

		private void refuseNumbers() {
			PersonalNumbers.refuse("reason", this.reason);
			PersonalNumbers.refuse("legalBasis", this.legalBasis);
		}

		private String operation() {
			return (asked() == Role.HOLDER) ? OPERATION : OPERATION + " of " + asked();
		}

	}

	/**
	 * The number.
	 *
	 * @param number 12 digits
	 */
	record Answer(String number) {

		/** Not the number. */
		@Override
		public String toString() {
			return "Answer[]";
		}

	}

}
