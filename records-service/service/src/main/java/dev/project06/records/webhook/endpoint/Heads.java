package dev.project06.records.webhook.endpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The first open delivery of each dossier: no other one of the dossier may be tried.
 *
 * @param heads one for each dossier
 */
public record Heads(Collection<Delivery> heads) {

	private static final Comparator<Delivery> IN_A_DOSSIER = Comparator.comparingInt(Delivery::run)
		.thenComparingLong(Delivery::sequence);

	private static final Comparator<Delivery> LONGEST_WAITING = Comparator.comparing(Delivery::due)
		.thenComparingInt(Delivery::run)
		.thenComparingLong(Delivery::position);

	/**
	 * Finds them.
	 * @param open all open deliveries of an endpoint
	 * @return the first of each dossier
	 */
	public static Heads of(Collection<Delivery> open) {
		return new Heads(open.stream()
			.collect(Collectors.toMap(Delivery::dossier, Function.identity(), BinaryOperator.minBy(IN_A_DOSSIER)))
			.values());
	}

	/**
	 * Those that may be tried now, the longest waiting first.
	 * @param busy dossiers of which one is being tried
	 * @param now the time
	 * @param most how many at most
	 * @return the deliveries, each of another dossier
	 */
	public List<Delivery> ready(Set<String> busy, Instant now, int most) {
		return this.heads.stream()
			.filter((head) -> !head.early() && !head.due().isAfter(now) && !busy.contains(head.dossier()))
			.sorted(LONGEST_WAITING)
			.limit(Math.max(0, most))
			.toList();
	}

	/**
	 * Those that wait for the change before theirs.
	 * @return the deliveries
	 */
	public List<Delivery> early() {
		return this.heads.stream().filter(Delivery::early).toList();
	}

	/**
	 * When the next one may be tried.
	 * @return the time, if any waits for one
	 */
	public Optional<Instant> nextDue() {
		return this.heads.stream().map(Delivery::due).min(Comparator.naturalOrder());
	}

}
