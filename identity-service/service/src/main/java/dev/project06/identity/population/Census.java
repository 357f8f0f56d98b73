package dev.project06.identity.population;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.project06.identity.api.Sex;

/**
 * How many people each cell holds. The total is shared out to provinces, then to years of
 * birth, then to the sexes, so that every level adds up exactly.
 */
final class Census {

	static final int TOTAL = 100_000_000;

	private final Map<String, Integer> provinces = new LinkedHashMap<>();

	private final List<String> codes;

	private final String[] names;

	private final int firstYear;

	private final int years;

	/** For each cell, how many people stand in the cells before it. */
	private final int[] before;

	Census() {
		List<String[]> rows = Lines.of("provinces.csv");
		List<String[]> bands = Lines.of("ages.csv");
		rows.forEach((row) -> this.provinces.put(row[0], this.provinces.size()));
		this.codes = List.copyOf(this.provinces.keySet());
		this.names = rows.stream().map((row) -> row[1]).toArray(String[]::new);
		this.firstYear = Integer.parseInt(bands.getFirst()[0]);
		this.years = Integer.parseInt(bands.getLast()[1]) - this.firstYear + 1;
		this.before = before(rows, bands);
	}

	private int[] before(List<String[]> rows, List<String[]> bands) {
		long[] perYear = new long[this.years];
		int[] men = new int[this.years];
		for (String[] band : bands) {
			int from = Integer.parseInt(band[0]);
			int until = Integer.parseInt(band[1]);
			for (int year = from; year <= until; year++) {
				perYear[year - this.firstYear] = Long.parseLong(band[2]) * 1000 / (until - from + 1);
				men[year - this.firstYear] = Integer.parseInt(band[3]);
			}
		}
		int[] before = new int[rows.size() * this.years * 2 + 1];
		int cell = 0;
		for (long people : share(TOTAL, rows.stream().mapToLong((row) -> Long.parseLong(row[2])).toArray())) {
			long[] born = share(people, perYear);
			for (int year = 0; year < this.years; year++) {
				for (long count : share(born[year], men[year], 1000 - men[year])) {
					before[cell + 1] = before[cell] + Math.toIntExact(count);
					cell++;
				}
			}
		}
		return before;
	}

	/** Shares a total out by weights; the shares add up to the total. */
	static long[] share(long total, long... weights) {
		long all = Arrays.stream(weights).sum();
		long[] shares = new long[weights.length];
		long weight = 0;
		long given = 0;
		for (int i = 0; i < weights.length; i++) {
			weight += weights[i];
			shares[i] = total * weight / all - given;
			given += shares[i];
		}
		return shares;
	}

	/** How many people the cell holds; none where there is no such cell. */
	int count(Cell cell) {
		int index = index(cell);
		return (index < 0) ? 0 : this.before[index + 1] - this.before[index];
	}

	/** The cell of the person of that rank in the whole register. */
	Cell cell(int rank) {
		return cellAt(last(rank));
	}

	/** The prefixes of the provinces. */
	List<String> provinces() {
		return this.codes;
	}

	/** How many cells there are. */
	int cells() {
		return this.before.length - 1;
	}

	/** The cell of that index. */
	Cell cellAt(int index) {
		return new Cell(this.codes.get(index / 2 / this.years), (index % 2 == 0) ? Sex.MALE : Sex.FEMALE,
				this.firstYear + index / 2 % this.years);
	}

	/** The rank within the cell of the person of that rank in the whole register. */
	int rankInCell(int rank) {
		return rank - this.before[last(rank)];
	}

	/** The rank in the whole register of the first person of the cell. */
	int first(Cell cell) {
		return this.before[index(cell)];
	}

	String provinceName(Cell cell) {
		return this.names[province(cell)];
	}

	/** A number that no other cell has; negative where there is no such cell. */
	int index(Cell cell) {
		int year = cell.birthYear() - this.firstYear;
		if (year < 0 || year >= this.years || !this.provinces.containsKey(cell.province())) {
			return -1;
		}
		return (province(cell) * this.years + year) * 2 + ((cell.sex() == Sex.MALE) ? 0 : 1);
	}

	private int province(Cell cell) {
		return this.provinces.getOrDefault(cell.province(), -1);
	}

	/** The last cell that begins at or before the rank: cells before it may be empty. */
	private int last(int rank) {
		int low = 0;
		int high = this.before.length - 2;
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (this.before[middle] <= rank) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

}
