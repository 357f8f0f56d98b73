package dev.project06.records.keys;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.ledger.Access;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.person.Numbers;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Permission;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes the number of a person unreadable for good.
 */
@RestController
final class ErasureController {

	private final Numbers numbers;

	private final Ledger ledger;

	private final Policy policy;

	private final Clock clock;

	ErasureController(Numbers numbers, Ledger ledger, Policy policy, Clock clock) {
		this.numbers = numbers;
		this.ledger = ledger;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/api/records/v1/admin/erasures")
	@Operation(summary = "Erase the number of a person",
			description = "Shreds the data key. Dossiers, counts and events stay. Cannot be undone.")
	Mono<Erased> erase(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Wish wish) {
		Caller caller = Caller.of(token);
		Permission.require(this.policy.mayAdminister(caller));
		CitizenId citizen = wish.citizen();
		Access.Purpose purpose = wish.purpose();
		return this.ledger.record(entry(caller, purpose, Access.Kind.OPENED, "ORDERED"))
			.then(this.numbers.erase(citizen, this.clock.instant()))
			.switchIfEmpty(Mono.defer(() -> this.ledger.record(entry(caller, purpose, Access.Kind.REFUSED, "UNKNOWN"))
				.then(Mono.error(new UnknownPersonException()))))
			.flatMap((person) -> this.ledger.record(entry(caller, purpose, Access.Kind.OPENED, "ERASED " + person)))
			.then(Mono.fromSupplier(() -> new Erased(this.clock.instant())));
	}

	private static Access entry(Caller caller, Access.Purpose purpose, Access.Kind kind, String result) {
		return new Access(caller.actor(), kind, "erasure", purpose, List.of(), result);
	}

	/**
	 * What an administrator sends.
	 *
	 * @param number the number, 12 digits
	 * @param reason why
	 * @param legalBasis the legal text that permits or demands it
	 */
	record Wish(@NotNull String number, @NotBlank @Size(max = 200) String reason,
			@NotBlank @Size(max = 200) String legalBasis) {

		private CitizenId citizen() {
			try {
				return CitizenId.of(this.number);
			}
			catch (MalformedCitizenIdException ex) {
				throw new RefusedFieldException("number", "pattern");
			}
		}

		private Access.Purpose purpose() {
			PersonalNumbers.refuse("reason", this.reason);
			PersonalNumbers.refuse("legalBasis", this.legalBasis);
			return new Access.Purpose(this.reason, this.legalBasis);
		}

		/** Not the number. */
		@Override
		public String toString() {
			return "Wish[]";
		}

	}

	/**
	 * The number is erased.
	 *
	 * @param at when
	 */
	record Erased(Instant at) {
	}

}
