package dev.project06.metrics.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.project06.metrics.definition.Target;
import dev.project06.metrics.definition.Text;
import org.jspecify.annotations.Nullable;

/**
 * A figure with all that is needed to trust it.
 *
 * @param definition which measure
 * @param version of the definition
 * @param name of the measure
 * @param scope whose dossiers
 * @param period when they were received or settled
 * @param numerator how many dossiers are the part
 * @param denominator how many are the whole
 * @param n how many dossiers the figure stands on
 * @param percent the share with two decimals, or null of nothing
 * @param target what was to be reached, if anything
 * @param asOf time of the newest change that is counted, null when there is none
 * @param lag what is not counted yet
 * @param quality of the events
 */
record RateView(String definition, int version, Text name, String scope, Span period, long numerator, long denominator,
		long n, @JsonInclude @Nullable BigDecimal percent,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Target target, @JsonInclude @Nullable Instant asOf,
		Lag lag, Quality quality) {

	/**
	 * The days of a period.
	 *
	 * @param name of the period
	 * @param from the first day
	 * @param to the last day
	 */
	record Span(String name, LocalDate from, LocalDate to) {
	}

	/**
	 * What is not counted yet.
	 *
	 * @param events how many
	 * @param seconds how long ago every event was known to be counted
	 */
	record Lag(long events, long seconds) {
	}

	/**
	 * What was odd among all events.
	 *
	 * @param duplicates that came more than once
	 * @param outOfOrder that came after a newer one of their dossier
	 * @param gaps that are missing, by the numbers of the others
	 * @param rejected that were no events
	 */
	record Quality(long duplicates, long outOfOrder, long gaps, long rejected) {
	}

	/**
	 * Figures of the groups of a scope.
	 *
	 * @param definition which measure
	 * @param version of the definition
	 * @param name of the measure
	 * @param scope what is broken down
	 * @param by what it is broken down by
	 * @param period when the dossiers were received or settled
	 * @param items one for each group that has any dossier
	 * @param asOf time of the newest change that is counted, null when there is none
	 * @param lag what is not counted yet
	 * @param quality of the events
	 */
	record Breakdown(String definition, int version, Text name, String scope, String by, Span period, List<Item> items,
			@JsonInclude @Nullable Instant asOf, Lag lag, Quality quality) {
	}

	/**
	 * The figure of a group.
	 *
	 * @param scope of the group
	 * @param numerator how many dossiers are the part
	 * @param denominator how many are the whole
	 * @param n how many dossiers the figure stands on
	 * @param percent the share with two decimals
	 * @param target what was to be reached, if anything
	 */
	record Item(String scope, long numerator, long denominator, long n, @JsonInclude @Nullable BigDecimal percent,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Target target) {
	}

}
