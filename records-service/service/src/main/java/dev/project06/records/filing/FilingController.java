package dev.project06.records.filing;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.events.Channel;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes dossiers in.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers")
final class FilingController {

	private final Filings filings;

	private final Catalogue catalogue;

	private final Agencies agencies;

	private final Policy policy;

	private final JsonMapper json;

	private final Clock clock;

	FilingController(Filings filings, Catalogue catalogue, Agencies agencies, Policy policy, JsonMapper json,
			Clock clock) {
		this.filings = filings;
		this.catalogue = catalogue;
		this.agencies = agencies;
		this.policy = policy;
		this.json = json;
		this.clock = clock;
	}

	@Operation(summary = "File a dossier online")
	@PostMapping
	Mono<ResponseEntity<String>> submit(@AuthenticationPrincipal Jwt token,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody Submission body) {
		Caller caller = Caller.of(token);
		Applicant applicant = caller.applicant();
		if (applicant == null) {
			throw new AccessDeniedException("Only a citizen files online");
		}
		RequestKey request = RequestKey.of(caller, key, "submit", this.json.writeValueAsBytes(body));
		PersonalNumbers.refuse("note", body.note());
		if (body.acting() != null) {
			PersonalNumbers.refuse("acting.basis", body.acting().basis());
		}
		Offer offer = Offer.of(this.catalogue, this.agencies, body.procedure(), body.agency(), Channel.ONLINE, today());
		return this.filings.submit(caller, applicant, request, offer, body.onBehalf(), body.note())
			.map(FilingController::answer);
	}

	@Operation(summary = "File a dossier that came in at a counter or by post")
	@PostMapping("/intake")
	Mono<ResponseEntity<String>> intake(@AuthenticationPrincipal Jwt token,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody Intake body) {
		Caller caller = Caller.of(token);
		if (caller.agency() == null) {
			throw new AccessDeniedException("Only an official takes dossiers in");
		}
		RequestKey request = RequestKey.of(caller, key, "intake", this.json.writeValueAsBytes(body));
		if (body.channel() == Channel.ONLINE) {
			throw new RefusedFieldException("channel", "code");
		}
		AgencyCode agency = Objects.requireNonNullElse(body.agency(), caller.agency());
		Offer offer = Offer.of(this.catalogue, this.agencies, body.procedure(), agency, body.channel(), today());
		if (!this.policy.mayFileFor(caller, agency)) {
			throw new AccessDeniedException("The agency is not under the caller's own");
		}
		return this.filings.intake(caller, request, offer, body.channel(), body.receipt())
			.map(FilingController::answer);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE);
	}

	private static ResponseEntity<String> answer(Filings.Filed filed) {
		ResponseEntity.BodyBuilder answer = ResponseEntity
			.created(URI.create("/api/records/v1/dossiers/" + filed.dossier()))
			.contentType(MediaType.APPLICATION_JSON)
			.eTag("1");
		return (filed.replayed() ? answer.header("Idempotency-Replayed", "true") : answer).body(filed.answer());
	}

}
