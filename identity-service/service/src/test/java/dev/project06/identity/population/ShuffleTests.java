package dev.project06.identity.population;

import java.util.BitSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShuffleTests {

	@Property(tries = 200)
	void reachesEveryPlaceOnce(@ForAll long key, @ForAll @IntRange(min = 1, max = 20) int side,
			@ForAll @IntRange int name) {
		assertBijective(new Shuffle(key, side), name, side * side);
	}

	@Test
	void reachesEachOfAMillionPlacesOnce() {
		assertBijective(new Shuffle(1, 1000), 42, 1_000_000);
	}

	@Property
	void turnsBack(@ForAll long key, @ForAll @IntRange int name, @ForAll @IntRange(max = 999_999) int value) {
		Shuffle shuffle = new Shuffle(key, 1000);
		assertThat(shuffle.invert(name, shuffle.apply(name, value))).isEqualTo(value);
		assertThat(shuffle.apply(name, shuffle.invert(name, value))).isEqualTo(value);
	}

	@Test
	void leavesFewNeighboursTogether() {
		Shuffle shuffle = new Shuffle(7, 1000);
		int together = 0;
		for (int i = 0; i < 10_000; i++) {
			if (Math.abs(shuffle.apply(3, i) - shuffle.apply(3, i + 1)) < 100) {
				together++;
			}
		}
		assertThat(together).isLessThan(20);
	}

	private static void assertBijective(Shuffle shuffle, int name, int size) {
		BitSet reached = new BitSet(size);
		for (int value = 0; value < size; value++) {
			reached.set(shuffle.apply(name, value));
		}
		assertThat(reached.cardinality()).isEqualTo(size);
		assertThat(reached.length()).isEqualTo(size);
	}

}
