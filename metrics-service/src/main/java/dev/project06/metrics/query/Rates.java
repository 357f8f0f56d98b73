package dev.project06.metrics.query;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Sums;
import dev.project06.metrics.definition.Definition;
import dev.project06.metrics.definition.Target;
import dev.project06.metrics.stream.Figures;
import dev.project06.metrics.stream.Freshness;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Computes rates from the sums. Waits for a lock, as {@link Figures} does.
 */
@Component
class Rates {

	private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	private final Figures figures;

	private final Clock clock;

	Rates(Figures figures, Clock clock) {
		this.figures = figures;
		this.clock = clock;
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZONE);
	}

	/** The figures of some definitions, all as of the same moment. */
	List<RateView> rates(List<Definition> definitions, Scope scope, Period period) {
		Figures.Reading<Scope> reading = this.figures.read(period.days(), judged(period),
				(slice) -> scope.covers(slice) ? Optional.of(scope) : Optional.empty());
		Sums sums = reading.sums().getOrDefault(scope, new Sums());
		return definitions.stream().map((definition) -> {
			RateView.Item item = item(definition, scope, sums);
			return new RateView(definition.id(), definition.version(), definition.name(), item.scope(), span(period),
					item.numerator(), item.denominator(), item.n(), item.percent(), item.target(),
					asOf(reading.freshness()), lag(reading.freshness()), quality(reading.freshness()));
		}).toList();
	}

	/** One definition for each group that has dossiers, in the order of their codes. */
	RateView.Breakdown breakdown(Definition definition, Scope scope, Grouping by, Period period) {
		Figures.Reading<Scope> reading = this.figures.read(period.days(), judged(period),
				(slice) -> scope.covers(slice) ? Optional.of(by.group(scope, slice)) : Optional.empty());
		List<RateView.Item> items = reading.sums()
			.entrySet()
			.stream()
			.map((group) -> item(definition, group.getKey(), group.getValue()))
			.filter((item) -> item.n() > 0)
			.sorted(Comparator.comparing(RateView.Item::scope))
			.toList();
		return new RateView.Breakdown(definition.id(), definition.version(), definition.name(), scope.text(), by.text(),
				span(period), items, asOf(reading.freshness()), lag(reading.freshness()), quality(reading.freshness()));
	}

	/** What has not ended is judged today, and in a past period on its last day. */
	private LocalDate judged(Period period) {
		LocalDate today = today();
		LocalDate last = period.days().to();
		return last.isBefore(today) ? last : today;
	}

	private static RateView.Item item(Definition definition, Scope scope, Sums sums) {
		long numerator = definition.numerator().of(sums);
		long denominator = definition.denominator().of(sums);
		Target target = definition.target(scope.reach()).orElse(null);
		return new RateView.Item(scope.text(), numerator, denominator, denominator,
				Definition.percent(numerator, denominator), target);
	}

	private static RateView.Span span(Period period) {
		return new RateView.Span(period.name(), period.days().from(), period.days().to());
	}

	private static @Nullable Instant asOf(Freshness freshness) {
		return (freshness.progress().newest() != 0) ? freshness.progress().asOf() : null;
	}

	private static RateView.Lag lag(Freshness freshness) {
		return new RateView.Lag(freshness.behind(), freshness.since().toSeconds());
	}

	private static RateView.Quality quality(Freshness freshness) {
		Progress progress = freshness.progress();
		return new RateView.Quality(progress.duplicates(), progress.outOfOrder(), progress.missing(),
				progress.rejected());
	}

}
