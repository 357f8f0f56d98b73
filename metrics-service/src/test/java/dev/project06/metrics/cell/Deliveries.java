package dev.project06.metrics.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.project06.metrics.definition.Definitions;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.DossierEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deliveries of dossier events, and the comparison of what was counted with a recount.
 */
public final class Deliveries {

	private static final LocalDate FIRST = LocalDate.parse("2026-12-23");

	private Deliveries() {
	}

	/** What can add up cells. */
	@FunctionalInterface
	public interface Summing {

		Map<String, Sums> sum(Days days, LocalDate judged, Function<Slice, Optional<String>> groups);

	}

	/**
	 * Histories as a topic may bring them: mixed, with repeats, mostly in order, at times
	 * with events lost or overtaken.
	 */
	public static List<DossierEvent> of(Random random, String prefix) {
		List<List<DossierEvent>> histories = new ArrayList<>(Sample.histories(random, prefix));
		List<DossierEvent> delivered = new ArrayList<>();
		int[] next = new int[histories.size()];
		int total = histories.stream().mapToInt(List::size).sum();
		while (total > 0) {
			int which = random.nextInt(next.length);
			if (next[which] < histories.get(which).size()) {
				delivered.add(histories.get(which).get(next[which]++));
				total--;
			}
			if (!delivered.isEmpty() && random.nextInt(4) == 0) {
				delivered.add(delivered.get(random.nextInt(delivered.size())));
			}
		}
		if (random.nextInt(4) == 0) {
			delivered.removeIf((event) -> random.nextInt(5) == 0);
			Collections.shuffle(delivered, random);
		}
		return delivered;
	}

	/** Compares every figure in a few periods, for every kind of scope. */
	public static void assertEqualToRecount(Summing summing, List<DossierEvent> delivered, Random random) {
		Recount recount = new Recount(delivered);
		for (int i = 0; i < 3; i++) {
			LocalDate from = FIRST.plusDays(random.nextInt(16));
			Days days = new Days(from, from.plusDays(random.nextInt(16)));
			LocalDate judged = FIRST.plusDays(random.nextInt(16));
			assertThat(of(summing, days, judged, (slice) -> true))
				.isEqualTo(recount.figures(days, judged, (d) -> true));
			assertThat(of(summing, days, judged, (slice) -> slice.block() == AgencyBlock.MINISTRY))
				.isEqualTo(recount.figures(days, judged, (d) -> d.block() == AgencyBlock.MINISTRY));
			assertThat(of(summing, days, judged, (slice) -> slice.agency().equals("H29.01")))
				.isEqualTo(recount.figures(days, judged, (d) -> d.agency().equals("H29.01")));
			assertThat(of(summing, days, judged, (slice) -> slice.procedure().equals("1.004194")))
				.isEqualTo(recount.figures(days, judged, (d) -> d.procedure().equals("1.004194")));
		}
	}

	private static List<Long> of(Summing summing, Days days, LocalDate judged, Predicate<Slice> scope) {
		Map<String, Sums> all = summing.sum(days, judged,
				(slice) -> scope.test(slice) ? Optional.of("") : Optional.empty());
		Sums sums = all.getOrDefault("", new Sums());
		return Definitions.all()
			.stream()
			.flatMap((definition) -> Stream.of(definition.numerator().of(sums), definition.denominator().of(sums)))
			.toList();
	}

}
