package dev.project06.records.export;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.ledger.Access;
import dev.project06.records.ledger.Access.Kind;
import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.person.NumberErasedException;
import dev.project06.records.person.Numbers;
import dev.project06.records.reading.Cursor;
import dev.project06.records.search.Search;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.store.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Makes exports. Dossiers are read page by page in the order of filing, which never
 * changes, the latest first: each once, and what is filed meanwhile is not among them. A
 * page is read when the one before was taken, and the ledger knows of it before it
 * leaves.
 */
@Component
final class Export {

	private static final int OPENED_AT_ONCE = 16;

	private final Search search;

	private final Numbers numbers;

	private final Policy policy;

	private final Ledger ledger;

	private final ExportSettings settings;

	Export(Search search, Numbers numbers, Policy policy, Ledger ledger, ExportSettings settings) {
		this.search = search;
		this.numbers = numbers;
		this.policy = policy;
		this.ledger = ledger;
		this.settings = settings;
	}

	/**
	 * Begins an export.
	 * @param caller who gets it
	 * @param selection which dossiers
	 * @param purpose why numbers are given out, if any are
	 * @param lines the form
	 * @return its parts, each of whole lines; the first page was read already
	 */
	Mono<Flux<String>> begin(Caller caller, Search.Selection selection, @Nullable Purpose purpose, Lines lines) {
		return this.ledger
			.record(new Access(caller.actor(), Kind.LISTED, selection.operation(), purpose, List.of(), "BEGUN"))
			.then(Mono.defer(() -> page(caller, selection, null)))
			.map((first) -> parts(caller, selection, purpose, lines, first));
	}

	private Flux<String> parts(Caller caller, Search.Selection selection, @Nullable Purpose purpose, Lines lines,
			List<Dossier> first) {
		return Flux.defer(() -> {
			AtomicLong count = new AtomicLong();
			Flux<String> rows = Mono.just(first)
				.expand((page) -> isLast(page) ? Mono.empty()
						: page(caller, selection, Cursor.at(shown(page).getLast())))
				.concatMap((page) -> rows(caller, shown(page), purpose).map((made) -> {
					count.addAndGet(made.size());
					return made.stream().map(lines::row).collect(Collectors.joining());
				}), 0);
			return Flux.concat(Mono.just(lines.head()), rows, Mono.fromSupplier(() -> lines.end(count.get())))
				.filter((part) -> !part.isEmpty());
		});
	}

	private Mono<List<Dossier>> page(Caller caller, Search.Selection selection, Page.@Nullable Position after) {
		return this.search.page(caller, selection, after, this.settings.page());
	}

	private boolean isLast(List<Dossier> page) {
		return page.size() <= this.settings.page();
	}

	private List<Dossier> shown(List<Dossier> page) {
		return page.subList(0, Math.min(page.size(), this.settings.page()));
	}

	private Mono<List<Row>> rows(Caller caller, List<Dossier> dossiers, @Nullable Purpose purpose) {
		if (purpose == null) {
			return Mono.just(dossiers.stream().map((dossier) -> Row.without(dossier, null)).toList());
		}
		return Flux.fromIterable(dossiers)
			.flatMapSequential((dossier) -> numbered(caller, dossier), OPENED_AT_ONCE)
			.collectList()
			.flatMap((rows) -> given(caller, rows, purpose).thenReturn(rows));
	}

	private Mono<Row> numbered(Caller caller, Dossier dossier) {
		if (!this.policy.mayReadNumber(caller, dossier)) {
			return Mono.just(Row.without(dossier, Row.Status.NOT_PERMITTED));
		}
		return (dossier.link() instanceof Link.Verified link)
				? this.numbers.open(link.holder(), dossier.code())
					.map((number) -> Row.shown(dossier, number))
					.onErrorReturn(NumberErasedException.class, Row.without(dossier, Row.Status.ERASED))
				: Mono.just(Row.without(dossier, Row.Status.NOT_ATTACHED));
	}

	private Mono<Void> given(Caller caller, List<Row> rows, Purpose purpose) {
		List<String> codes = rows.stream().filter(Row::isShown).map((row) -> row.dossier().code().text()).toList();
		return codes.isEmpty() ? Mono.empty() : this.ledger
			.record(new Access(caller.actor(), Kind.OPENED, "personal-number by export", purpose, codes, "SHOWN"));
	}

}
