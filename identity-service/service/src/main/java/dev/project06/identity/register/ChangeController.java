package dev.project06.identity.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes people in a sandbox, for its owner. Numbers travel in bodies only.
 */
@RestController
@RequestMapping(path = "/api/identity/v1/sandbox/register", consumes = MediaType.APPLICATION_JSON_VALUE)
class ChangeController {

	private final Register register;

	ChangeController(Register register) {
		this.register = register;
	}

	@PostMapping("/changes")
	@Operation(summary = "Let something happen to a person",
			description = "Only in this sandbox, and only by its owner. Answers 409 with the failed check when it cannot have happened.")
	Mono<View> change(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody NewChange wanted,
			Authentication caller) {
		return sandbox.ownedBy(caller)
			.then(Mono.defer(() -> this.register.change(sandbox, wanted.citizenId(), wanted.change())))
			.flatMap((found) -> view(sandbox, found));
	}

	@PostMapping("/queries")
	@Operation(summary = "What the register has of a person in this sandbox", description = "For its owner.")
	Mono<View> show(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Query query, Authentication caller) {
		return sandbox.ownedBy(caller)
			.then(Mono.defer(() -> this.register.find(sandbox, query.citizenId())))
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.CHANGE_REFUSED, "unknown-person")))
			.flatMap((found) -> view(sandbox, found));
	}

	private Mono<View> view(Sandbox sandbox, Registered found) {
		return this.register.changes(sandbox, found.person().citizenId())
			.map((kept) -> new View.Past(kept.at(), kept.change()))
			.collectList()
			.map((changes) -> View.of(found, LocalDate.ofInstant(sandbox.now(), Register.ZONE), changes));
	}

	/**
	 * A change that is wanted.
	 *
	 * @param citizenId the number
	 * @param change what is to happen
	 */
	record NewChange(@NotNull CitizenId citizenId, @NotNull @Valid Change change) {

		/** The kind of change. */
		@Override
		public String toString() {
			return "NewChange[" + this.change.getClass().getSimpleName() + "]";
		}

	}

	/**
	 * A question after one person.
	 *
	 * @param citizenId the number
	 */
	record Query(@NotNull CitizenId citizenId) {
	}

	/**
	 * A person as the owner of the sandbox sees it.
	 *
	 * @param citizenId the number
	 * @param fullName the name
	 * @param birthDate the birth date
	 * @param birthYearOnly whether the register gives out the year only
	 * @param status whether the number stands for somebody
	 * @param deceasedOn the day of death
	 * @param replacedBy the number that holds now
	 * @param cardState how the card stands today
	 * @param cardIssued when it was issued
	 * @param cardExpires when its time ends; missing when it is good for life
	 * @param oldNumber the old number
	 * @param duplicates numbers under suspicion
	 * @param changes what has happened here
	 */
	record View(CitizenId citizenId, String fullName, LocalDate birthDate, boolean birthYearOnly,
			Registered.Status status, @Nullable LocalDate deceasedOn, @Nullable CitizenId replacedBy,
			Registered.CardState cardState, @Nullable LocalDate cardIssued, @Nullable LocalDate cardExpires,
			@Nullable String oldNumber, List<CitizenId> duplicates, List<Past> changes) {

		static View of(Registered found, LocalDate today, List<Past> changes) {
			return new View(found.person().citizenId(), found.person().fullName(), found.person().birthDate(),
					found.birthYearOnly(), found.status(), found.deceasedOn(), found.replacedBy(),
					found.cardState(today), (found.card() != null) ? found.card().issued() : null,
					(found.card() != null) ? found.card().expires() : null,
					(found.oldNumber() != null) ? found.oldNumber().digits() : null, found.duplicates(), changes);
		}

		/** The number masked. */
		@Override
		public String toString() {
			return "View[" + this.citizenId + "]";
		}

		/**
		 * What happened.
		 *
		 * @param at when
		 * @param change what
		 */
		record Past(Instant at, Change change) {
		}

	}

}
