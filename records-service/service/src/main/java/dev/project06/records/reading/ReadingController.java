package dev.project06.records.reading;

import java.time.Instant;
import java.util.List;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Step;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.security.Caller;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Criteria;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows dossiers: a citizen the own ones, an official those of the agency and under it,
 * an auditor all.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers")
final class ReadingController {

	private final Access access;

	private final DossierStore store;

	ReadingController(Access access, DossierStore store) {
		this.access = access;
		this.store = store;
	}

	@Operation(summary = "Show a dossier")
	@GetMapping("/{code}")
	Mono<ResponseEntity<DossierAnswer>> one(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
		return this.access.find(Caller.of(token), code)
			.map(Access.Found::dossier)
			.map((dossier) -> ResponseEntity.ok()
				.eTag("\"" + dossier.version() + "\"")
				.body(DossierAnswer.of(dossier)));
	}

	@Operation(summary = "Show what happened to a dossier")
	@GetMapping("/{code}/events")
	Mono<Trail> trail(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
		return this.access.find(Caller.of(token), code, "trail")
			.flatMap((found) -> this.store.trail(found.dossier().code()).map(StepAnswer::of).collectList())
			.map(Trail::new);
	}

	@Operation(summary = "List dossiers, the latest first")
	@GetMapping
	Mono<Listing> list(@AuthenticationPrincipal Jwt token, @RequestParam(required = false) @Nullable DossierState state,
			@RequestParam(required = false) @Nullable String procedure,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Nullable String after) {
		return this.access.list(Caller.of(token), "list", Criteria.of(state, procedure), Cursor.read(after), limit)
			.map((found) -> Listing.of(found, limit));
	}

	/**
	 * What happened to a dossier.
	 *
	 * @param items the steps in their order
	 */
	record Trail(List<StepAnswer> items) {
	}

	/**
	 * One step as callers see it: who did it stands there by role and agency.
	 */
	record StepAnswer(long sequence, DossierChange change, DossierState state, int stateCode, String stateName,
			LinkState link, Instant at, String by, @Nullable String agency) {

		private static StepAnswer of(Step step) {
			return new StepAnswer(step.sequence(), step.change(), step.state(), step.state().code(),
					step.state().vietnamese(), step.link(), step.at(), step.actor().role(), step.actor().agency());
		}

	}

}
