package dev.project06.metrics.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.project06.records.events.DossierEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class LastStateTests {

	@Property
	void tellsMissingOvertakenAndDuplicatedEventsApart(@ForAll long seed) {
		Random random = new Random(seed);
		List<Integer> sequences = deliveries(random);
		Progress progress = Progress.NONE;
		LastState last = null;
		Set<Integer> come = new HashSet<>();
		int duplicates = 0;
		int overtaken = 0;
		int newest = 0;
		for (int sequence : sequences) {
			boolean known = !come.add(sequence);
			duplicates += known ? 1 : 0;
			overtaken += (!known && sequence < newest) ? 1 : 0;
			newest = Math.max(newest, sequence);
			Sample sample = new Sample();
			sample.sequence = sequence;
			DossierEvent event = sample.event();
			LastState.Step step = LastState.next(last, event);
			progress = progress.after(0, event, step);
			last = switch (step) {
				case LastState.Step.Counted(LastState state, Map<Cell, Tally> _, long _) -> state;
				case LastState.Step.Overtaken(LastState state) -> state;
				case LastState.Step.Duplicate _ -> last;
			};
			last = (last != null) ? LastState.of(last.toBytes()) : null;
			progress = Progress.of(progress.toBytes());
		}
		assertThat(progress.duplicates()).isEqualTo(duplicates);
		assertThat(progress.outOfOrder()).isEqualTo(overtaken);
		assertThat(progress.missing()).isEqualTo(newest - come.size());
		assertThat(progress.counted() + progress.duplicates() + progress.outOfOrder()).isEqualTo(sequences.size());
	}

	/** Some of 1 to 60, some of them twice, in an order near the right one or in none. */
	private static List<Integer> deliveries(Random random) {
		List<Integer> sequences = new ArrayList<>(IntStream.rangeClosed(1, 1 + random.nextInt(60)).boxed().toList());
		sequences.removeIf((sequence) -> random.nextInt(6) == 0);
		int again = random.nextInt(5);
		for (int i = 0; i < again && !sequences.isEmpty(); i++) {
			sequences.add(random.nextInt(sequences.size()), sequences.get(random.nextInt(sequences.size())));
		}
		if (random.nextBoolean()) {
			Collections.shuffle(sequences, random);
		}
		return sequences;
	}

}
