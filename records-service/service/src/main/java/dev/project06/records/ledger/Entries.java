package dev.project06.records.ledger;

import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the chain is kept. No place is ever taken twice.
 */
public interface Entries {

	/**
	 * The end of the chain.
	 * @return the last entry; nothing when there is none
	 */
	Mono<Entry> last();

	/**
	 * Writes entries in their order, up to the first whose place somebody else took.
	 * @param links the entries
	 * @return how many are kept
	 */
	Mono<Integer> append(List<Entry> links);

	/**
	 * The entries from one place to another, both included.
	 * @param from the first place
	 * @param to the last place
	 * @return the entries in their order
	 */
	Flux<Entry> range(long from, long to);

	/**
	 * The entries that name one of some dossiers, newest first.
	 * @param dossiers codes of the dossiers
	 * @param below the place that the entries stand before
	 * @param limit how many at most
	 * @return the entries, each once
	 */
	Flux<Entry> about(Collection<String> dossiers, long below, int limit);

}
