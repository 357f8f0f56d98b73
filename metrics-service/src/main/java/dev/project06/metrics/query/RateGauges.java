package dev.project06.metrics.query;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import dev.project06.metrics.definition.Definition;
import dev.project06.metrics.definition.Definitions;
import dev.project06.metrics.stream.Figures;
import dev.project06.metrics.stream.FiguresNotReadyException;
import dev.project06.metrics.stream.Freshness;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Shows the national figures of the current year, and how far they go, to the monitor.
 */
@Component
class RateGauges implements MeterBinder {

	private final Rates rates;

	private final Figures figures;

	RateGauges(Rates rates, Figures figures) {
		this.rates = rates;
		this.figures = figures;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (Definition definition : Definitions.all()) {
			Gauge.builder("project06.rate", () -> percent(definition))
				.description("National figure of the current year")
				.baseUnit(Definition.UNIT)
				.tag("definition", definition.id())
				.tag("version", String.valueOf(definition.version()))
				.register(registry);
		}
		Gauge.builder("project06.figures.lag", () -> freshness((freshness) -> freshness.behind()))
			.description("Events of the topic that the figures do not hold yet")
			.baseUnit("events")
			.register(registry);
		Gauge.builder("project06.figures.age", () -> freshness((freshness) -> freshness.since().toMillis() / 1000.0))
			.description("Time since the figures were last known to hold every event")
			.baseUnit("seconds")
			.register(registry);
		events(registry, "counted", (freshness) -> freshness.progress().counted());
		events(registry, "duplicate", (freshness) -> freshness.progress().duplicates());
		events(registry, "out-of-order", (freshness) -> freshness.progress().outOfOrder());
		events(registry, "rejected", (freshness) -> freshness.progress().rejected());
	}

	private void events(MeterRegistry registry, String outcome, ToDoubleFunction<Freshness> count) {
		FunctionCounter.builder("project06.events", this, (gauges) -> gauges.freshness(count))
			.description("Events by what became of them, in all partitions and since the beginning of the topic")
			.tag("outcome", outcome)
			.register(registry);
	}

	private double freshness(ToDoubleFunction<Freshness> value) {
		return this.figures.freshness().map((freshness) -> value.applyAsDouble(freshness)).orElse(Double.NaN);
	}

	private double percent(Definition definition) {
		try {
			RateView rate = this.rates.rates(List.of(definition), new Scope.Nation(), Period.year(this.rates.today()))
				.getFirst();
			return Optional.ofNullable(rate.percent()).map(Number::doubleValue).orElse(Double.NaN);
		}
		catch (FiguresNotReadyException ex) {
			return Double.NaN;
		}
	}

}
