package dev.project06.metrics.query;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.project06.metrics.definition.Definition;
import dev.project06.metrics.definition.Definitions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Serves the figures. Reading them waits for a lock and adds up many cells, so it is done
 * off the event loop.
 */
@RestController
@RequestMapping(path = "/api/metrics/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "rates")
class RatesController {

	private final Rates rates;

	RatesController(Rates rates) {
		this.rates = rates;
	}

	@GetMapping("/definitions")
	@Operation(summary = "All measures with their sources and targets")
	List<DefinitionView> definitions() {
		return Definitions.all().stream().map(DefinitionView::of).toList();
	}

	@GetMapping("/rates")
	@Operation(summary = "The figures of all measures, as of the same moment")
	Mono<ResponseEntity<List<RateView>>> all(@RequestParam(defaultValue = "nation") String scope,
			@RequestParam(required = false) @Nullable String period, ServerWebExchange exchange) {
		refuseOthers(exchange, Set.of("scope", "period"));
		return answer(() -> this.rates.rates(Definitions.all(), Scope.of(scope), period(period)));
	}

	@GetMapping("/rates/{definition}")
	@Operation(summary = "The figure of one measure")
	Mono<ResponseEntity<RateView>> one(@PathVariable String definition,
			@RequestParam(defaultValue = "nation") String scope,
			@RequestParam(required = false) @Nullable String period, ServerWebExchange exchange) {
		refuseOthers(exchange, Set.of("scope", "period"));
		Definition found = find(definition);
		return answer(() -> this.rates.rates(List.of(found), Scope.of(scope), period(period)).getFirst());
	}

	@GetMapping("/rates/{definition}/breakdown")
	@Operation(summary = "The figures of the groups of a scope that have dossiers")
	Mono<ResponseEntity<RateView.Breakdown>> breakdown(@PathVariable String definition, @RequestParam String by,
			@RequestParam(defaultValue = "nation") String scope,
			@RequestParam(required = false) @Nullable String period, ServerWebExchange exchange) {
		refuseOthers(exchange, Set.of("by", "scope", "period"));
		Definition found = find(definition);
		Grouping grouping = Grouping.of(by);
		return answer(() -> this.rates.breakdown(found, Scope.of(scope), grouping, period(period)));
	}

	private Period period(@Nullable String text) {
		return (text != null) ? Period.of(text) : Period.year(this.rates.today());
	}

	private static Definition find(String id) {
		return Definitions.find(id).orElseThrow(UnknownDefinitionException::new);
	}

	/** A misspelt parameter would otherwise give a figure of something else. */
	private static void refuseOthers(ServerWebExchange exchange, Set<String> known) {
		if (!known.containsAll(exchange.getRequest().getQueryParams().keySet())) {
			throw new InvalidQueryException("?", "unknown-parameter");
		}
	}

	private static <T> Mono<ResponseEntity<T>> answer(Supplier<T> figure) {
		return Mono.fromSupplier(figure)
			.subscribeOn(Schedulers.boundedElastic())
			.map((body) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body));
	}

}
