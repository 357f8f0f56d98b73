package dev.project06.records.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds ratings up for the agencies that were in charge.
 */
@RestController
final class SatisfactionController {

	private final Access access;

	private final Agencies agencies;

	private final RatingStore ratings;

	SatisfactionController(Access access, Agencies agencies, RatingStore ratings) {
		this.access = access;
		this.agencies = agencies;
		this.ratings = ratings;
	}

	@Operation(summary = "Add up the ratings of an agency and of those under it, by the day on which they were given")
	@GetMapping("/api/records/v1/ratings")
	Mono<Satisfaction> sum(@AuthenticationPrincipal Jwt token,
			@RequestParam(required = false) @Nullable AgencyCode agency,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
		if (to.isBefore(from) || from.plusYears(1).isBefore(to)) {
			throw new RefusedFieldException("to", "period");
		}
		Caller caller = Caller.of(token);
		AgencyCode asked = (agency != null) ? agency : caller.agency();
		if (asked == null) {
			throw new RefusedFieldException("agency", "required");
		}
		List<AgencyCode> under = this.agencies.under(asked).stream().map(Agency::code).toList();
		if (under.isEmpty()) {
			throw new RefusedFieldException("agency", "code");
		}
		return this.access.scope(caller).flatMap((scope) -> {
			if (!includes(scope, under)) {
				throw new AccessDeniedException("The agency is not under the caller's own");
			}
			return this.ratings.scores(under, start(from), start(to.plusDays(1)))
				.reduceWith(Satisfaction.Sum::new, Satisfaction.Sum::add)
				.map((sum) -> sum.of(asked.text(), from, to));
		});
	}

	private static boolean includes(Scope scope, List<AgencyCode> agencies) {
		return switch (scope) {
			case Scope.InChargeOf(var own) -> own.containsAll(agencies);
			case Scope.Everything _ -> true;
			case Scope.Own _, Scope.Nothing _ -> false;
		};
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
	}

}
