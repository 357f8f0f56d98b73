package dev.project06.records.handling;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import dev.project06.records.agency.Agencies;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Role;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.linking.Linker;
import dev.project06.records.person.Claims;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.terms.Appointments;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves dossiers on and attaches receipts.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}")
final class HandlingController {

	private final Writes writes;

	private final Policy policy;

	private final Agencies agencies;

	private final Linker linker;

	private final Appointments appointments;

	private final Claims claims;

	private final Clock clock;

	HandlingController(Writes writes, Policy policy, Agencies agencies, Linker linker, Appointments appointments,
			Claims claims, Clock clock) {
		this.claims = claims;
		this.writes = writes;
		this.policy = policy;
		this.agencies = agencies;
		this.linker = linker;
		this.appointments = appointments;
		this.clock = clock;
	}

	@Operation(summary = "Move a dossier on")
	@PostMapping("/{move:receive|refuse|process|request-supplement|supplement|request-payment|extend|hand-over|"
			+ "hand-back|finish|return|stop|withdraw}")
	Mono<ResponseEntity<DossierAnswer>> move(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable String move,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			@Valid @RequestBody(required = false) @Nullable MoveRequest body) {
		Caller caller = Caller.of(token);
		Move wanted = Move.of(move);
		MoveRequest request = Objects.requireNonNullElse(body, MoveRequest.EMPTY);
		return this.writes
			.change(caller, code, Precondition.of(seen),
					(found) -> this.policy.mayMove(caller, found.scope(), wanted, found.dossier()),
					(dossier) -> Mono.just(move(dossier, wanted, request)))
			.map(Writes::answer);
	}

	private Outcome move(Dossier dossier, Move wanted, MoveRequest request) {
		Instant now = this.clock.instant();
		if (!Move.allowedFrom(dossier.state()).contains(wanted)) {
			return new Outcome.Refused(dossier.state(), wanted, Move.allowedFrom(dossier.state()));
		}
		if (request.agency() != null && this.agencies.find(request.agency()).isEmpty()) {
			throw new RefusedFieldException("agency", "code");
		}
		return dossier.move(wanted, request.detailsOf(wanted), now, this.appointments.of(dossier.filing().procedure()));
	}

	@Operation(summary = "Attach a number by a receipt of the confirm operation")
	@PostMapping("/link")
	Mono<ResponseEntity<DossierAnswer>> link(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			@Valid @RequestBody Attachment body) {
		Caller caller = Caller.of(token);
		return this.writes
			.change(caller, code, Precondition.of(seen),
					(found) -> this.policy.mayFileFor(caller, found.dossier().inCharge()),
					(dossier) -> this.linker
						.linkFrom(body.receipt(), dossier.code(), true, dossier.filing().procedure(), caller)
						.map((link) -> dossier.relink(Objects.requireNonNullElse(body.role(), Role.HOLDER), link,
								this.clock.instant())))
			.flatMap((linked) -> (linked.link() instanceof Link.Verified)
					? this.claims.forget(linked.code()).thenReturn(linked) : Mono.just(linked))
			.map(Writes::answer);
	}

	/**
	 * What an officer sends to attach a receipt.
	 *
	 * @param receipt the receipt
	 * @param role what the person is to the dossier; the holder unless named
	 */
	record Attachment(@NotBlank @Size(max = 4096) String receipt, @Nullable Role role) {

		/** Not the receipt, which holds the number. */
		@Override
		public String toString() {
			return "Attachment[]";
		}

	}

}
