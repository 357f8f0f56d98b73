package dev.project06.identity.population;

import java.util.Arrays;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CensusTests {

	private final Census census = new Census();

	@Test
	void addsUpTo100Million() {
		long total = 0;
		int largest = 0;
		for (String province : CitizenId.provinces()) {
			for (int year = 1900; year <= 2100; year++) {
				for (Sex sex : Sex.values()) {
					int count = this.census.count(new Cell(province, sex, year));
					total += count;
					largest = Math.max(largest, count);
				}
			}
		}
		assertThat(total).isEqualTo(100_000_000);
		assertThat(largest).as("six digits tell the people of a cell apart").isLessThan(1_000_000);
	}

	@Property
	void sharesOutExactlyAndInProportion(@ForAll @LongRange(max = 100_000_000) long total,
			@ForAll @Size(min = 1, max = 70) List<@LongRange(min = 1, max = 10_000) Long> weights) {
		long[] parts = weights.stream().mapToLong(Long::longValue).toArray();
		long all = Arrays.stream(parts).sum();
		long[] shares = Census.share(total, parts);
		assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
		for (int i = 0; i < parts.length; i++) {
			assertThat(Math.abs(shares[i] - (double) total * parts[i] / all)).isLessThanOrEqualTo(1.0);
		}
	}

	@Property
	void findsTheCellOfEveryRank(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		assertThat(this.census.rankInCell(rank)).isBetween(0, this.census.count(this.census.cell(rank)) - 1);
	}

	@Test
	void hasNobodyOutsideItsCells() {
		assertThat(this.census.count(new Cell("000", Sex.MALE, 1990))).isZero();
		assertThat(this.census.count(new Cell("001", Sex.MALE, 1900))).isZero();
		assertThat(this.census.count(new Cell("001", Sex.MALE, Population.REFERENCE.getYear() + 1))).isZero();
	}

	@Test
	void isYoungAndCrowdedWhereTheCountryIs() {
		assertThat(people("079", 1900, 2025)).isGreaterThan(people("001", 1900, 2025));
		assertThat(people("001", 1900, 2025)).isGreaterThan(20 * people("006", 1900, 2025));
		assertThat(people("001", 1986, 1990)).isGreaterThan(3 * people("001", 1951, 1955));
	}

	private long people(String province, int from, int until) {
		long people = 0;
		for (int year = from; year <= until; year++) {
			for (Sex sex : Sex.values()) {
				people += this.census.count(new Cell(province, sex, year));
			}
		}
		return people;
	}

}
