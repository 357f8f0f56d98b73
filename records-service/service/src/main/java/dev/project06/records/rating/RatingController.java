package dev.project06.records.rating;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.events.DossierState;
import dev.project06.records.filing.IdempotencyConflictException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.reading.Access;
import dev.project06.records.revision.IfMatch;
import dev.project06.records.revision.OtherRevisionException;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
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
 * Takes the rating of a dossier from the citizen whose it is, once, and shows it to who
 * may see the dossier.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}/rating")
final class RatingController {

	private static final Set<DossierState> ENDED = EnumSet.of(DossierState.RETURNED, DossierState.REFUSED,
			DossierState.STOPPED, DossierState.WITHDRAWN);

	private final Access access;

	private final Policy policy;

	private final RatingStore ratings;

	private final RatingSettings settings;

	private final Clock clock;

	private final JsonMapper json;

	RatingController(Access access, Policy policy, RatingStore ratings, RatingSettings settings, Clock clock,
			JsonMapper json) {
		this.access = access;
		this.policy = policy;
		this.ratings = ratings;
		this.settings = settings;
		this.clock = clock;
		this.json = json;
	}

	@Operation(summary = "Rate how a dossier was handled, once it has ended")
	@PostMapping
	Mono<ResponseEntity<Answer>> rate(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody Opinion opinion) {
		Caller caller = Caller.of(token);
		RequestKey request = RequestKey.of(caller, key, "rate " + code, this.json.writeValueAsBytes(opinion));
		opinion.refuseUnfit();
		return own(caller, code).flatMap((dossier) -> {
			Instant now = this.clock.instant();
			Rating rating = new Rating(dossier.code(), dossier.inCharge(), dossier.filing().procedure(),
					opinion.score(), opinion.named(), opinion.comment(), now, now, now.plus(this.settings.changeable()),
					1);
			return this.ratings.create(rating, request);
		}).map((kept) -> {
			if (!kept.request().equals(request)) {
				throw kept.request().key().equals(request.key())
						? new IdempotencyConflictException(kept.rating().dossier()) : new RatedAlreadyException();
			}
			return ResponseEntity.created(URI.create("/api/records/v1/dossiers/" + kept.rating().dossier() + "/rating"))
				.eTag(Long.toString(kept.rating().version()))
				.body(Answer.of(kept.rating()));
		});
	}

	@Operation(summary = "Change a rating while its time is not over")
	@PutMapping
	Mono<ResponseEntity<Answer>> change(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Opinion opinion) {
		opinion.refuseUnfit();
		return own(Caller.of(token), code).flatMap((dossier) -> this.ratings.find(dossier.code())
			.switchIfEmpty(Mono.error(NoRatingException::new))
			.flatMap((rating) -> {
				IfMatch.refuseOther(ifMatch, Long.toString(rating.version()));
				if (this.clock.instant().isAfter(rating.until())) {
					throw new NotRateableException(dossier.state());
				}
				return write(rating.changed(opinion, this.clock.instant()));
			})).map(RatingController::answer);
	}

	private Mono<Rating> write(Rating changed) {
		return this.ratings.change(changed)
			.flatMap((written) -> written ? Mono.just(changed)
					: Mono.error(new OtherRevisionException(Long.toString(changed.version()))));
	}

	@Operation(summary = "Show the rating of a dossier")
	@GetMapping
	Mono<ResponseEntity<Answer>> show(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
		return this.access.find(Caller.of(token), code)
			.flatMap((found) -> this.ratings.find(found.dossier().code()))
			.switchIfEmpty(Mono.error(NoRatingException::new))
			.map(RatingController::answer);
	}

	private static ResponseEntity<Answer> answer(Rating rating) {
		return ResponseEntity.ok().eTag(Long.toString(rating.version())).body(Answer.of(rating));
	}

	/** A dossier of the caller's own that has ended. */
	private Mono<Dossier> own(Caller caller, String code) {
		return this.access.find(caller, code).map((found) -> {
			if (!this.policy.isParty(found.scope(), found.dossier())) {
				throw new AccessDeniedException("Only the citizen whose dossier it is rates it");
			}
			if (!ENDED.contains(found.dossier().state())) {
				throw new NotRateableException(found.dossier().state());
			}
			return found.dossier();
		});
	}

	/**
	 * A rating as callers see it.
	 *
	 * @param score from 1 to 5
	 * @param reasons what it is about
	 * @param comment in the citizen's own words
	 * @param at when it was given
	 * @param changedAt when it was changed last
	 * @param changeableUntil until when it may be changed
	 */
	record Answer(int score, List<Reason> reasons, @Nullable String comment, Instant at, Instant changedAt,
			Instant changeableUntil) {

		private static Answer of(Rating rating) {
			return new Answer(rating.score(), rating.reasons(), rating.comment(), rating.at(), rating.changedAt(),
					rating.until());
		}

	}

}
