package dev.project06.identity.population;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.project06.identity.api.Sex;

/**
 * Puts everybody into one household. The people of a cell are dealt out in lanes: the
 * first so many are mothers of one kind of family, the next of another, and so on. A
 * family is a bundle of lanes of equal length, so that household and members of anybody
 * are found by two binary searches, with nothing stored per household.
 */
final class Households {

	private static final int FIRST_YEAR = 1921;

	private static final int LAST_YEAR = Population.REFERENCE.getYear();

	/** Who was born since then is a minor on the reference day. */
	private static final int MINOR_SINCE = LAST_YEAR - 17;

	/** Each kind: father's and eldest child's years from the mother's, gap, sexes. */
	private static final int[][] FAMILIES = { { -2, 23, 3, 0, 1 }, { -3, 25, 4, 1, 0 }, { 0, 27, 2, 0, 0 },
			{ -4, 29, 5, 1, 1 }, { -1, 24, 3, 1, 0 }, { -5, 26, 2, 0, 1 }, { -2, 28, 4, 1, 1 }, { -6, 31, 3, 0, 0 } };

	/** In these kinds the father's mother lives with the family. */
	private static final List<Integer> WITH_GRANDMOTHER = List.of(1, 5);

	private static final int GRANDMOTHER = -24;

	/** Ages of mothers of whoever is left over, the likely ones first. */
	private static final int[] AGES = { 26, 29, 24, 31, 27, 33, 22, 35, 25, 30, 23, 28, 32, 34, 36, 37, 38, 21, 39, 40,
			41, 42, 20, 43, 44, 45 };

	private final Census census;

	/** How many of each cell have been dealt out. */
	private final int[] dealt;

	private final Ints slotCells = new Ints();

	private final Ints slotStarts = new Ints();

	private final Ints slotRoles = new Ints();

	/** For each family, its first slot and how many households stand before it. */
	private final Ints familySlots = new Ints();

	private final Ints familyHouseholds = new Ints();

	private final int households;

	/** The slots of each cell by their start, and where those of a cell begin. */
	private final int[] lanes;

	private final int[] cellLanes;

	Households(Census census) {
		this.census = census;
		this.dealt = new int[census.cells()];
		int count = 0;
		for (String province : census.provinces()) {
			count = deal(province, count);
		}
		this.households = count;
		this.cellLanes = new int[census.cells() + 1];
		for (int slot = 0; slot < this.slotCells.size; slot++) {
			this.cellLanes[this.slotCells.get(slot) + 1]++;
		}
		Arrays.parallelPrefix(this.cellLanes, Integer::sum);
		this.lanes = new int[this.slotCells.size];
		int[] next = this.cellLanes.clone();
		for (int slot = 0; slot < this.slotCells.size; slot++) {
			this.lanes[next[this.slotCells.get(slot)]++] = slot;
		}
	}

	int count() {
		return this.households;
	}

	/** The household of the person of that rank in the cell. */
	Place find(int cell, int rank) {
		int low = this.cellLanes[cell];
		int high = this.cellLanes[cell + 1] - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (this.slotStarts.get(this.lanes[middle]) <= rank) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		int slot = this.lanes[low];
		int family = this.familySlots.last(slot);
		int offset = rank - this.slotStarts.get(slot);
		int end = (family + 1 < this.familySlots.size) ? this.familySlots.get(family + 1) : this.slotCells.size;
		List<Seat> seats = IntStream.range(this.familySlots.get(family), end)
			.mapToObj((i) -> new Seat(this.slotCells.get(i), this.slotStarts.get(i) + offset,
					Role.ALL[this.slotRoles.get(i)]))
			.toList();
		return new Place(this.familyHouseholds.get(family) + offset, seats,
				seats.get(slot - this.familySlots.get(family)).role());
	}

	private int deal(String province, int before) {
		int count = before;
		for (int mother = 1940; mother <= LAST_YEAR - 20; mother++) {
			for (int kind = 0; kind < FAMILIES.length; kind++) {
				count = family(province, mother, kind, count);
			}
		}
		for (int age : AGES) {
			for (int child = LAST_YEAR; child >= MINOR_SINCE; child--) {
				count = leftover(province, child, age, count);
			}
		}
		for (int age : AGES) {
			for (int child = LAST_YEAR; child >= MINOR_SINCE; child--) {
				for (int sex = 0; sex < 2; sex++) {
					count = family(count, Integer.MAX_VALUE, seat(province, child - age, Role.MOTHER),
							child(province, child, sex));
				}
			}
		}
		return alone(province, couples(province, count));
	}

	/** Minors for whom no family of the kinds above was left. */
	private int leftover(String province, int child, int age, int before) {
		int[] father = seat(province, child - age - 2, Role.FATHER);
		int[] mother = seat(province, child - age, Role.MOTHER);
		int count = before;
		for (int sexes = 0; sexes < 4; sexes++) {
			count = family(count, Integer.MAX_VALUE, father, mother, child(province, child, sexes % 2),
					child(province, child - 3, sexes / 2));
		}
		for (int sex = 0; sex < 2; sex++) {
			count = family(count, Integer.MAX_VALUE, father, mother, child(province, child, sex));
		}
		return count;
	}

	private int family(String province, int mother, int kind, int before) {
		int[] shape = FAMILIES[kind];
		int eldest = mother + shape[1];
		int[] father = seat(province, mother + shape[0], Role.FATHER);
		int[] wife = seat(province, mother, Role.MOTHER);
		int[] first = child(province, eldest, shape[3]);
		int[] second = child(province, eldest + shape[2], shape[4]);
		int quota = this.census.count(this.census.cellAt(wife[0])) * atHome(eldest) / 100 / FAMILIES.length;
		if (eldest > LAST_YEAR) {
			return before;
		}
		if (eldest + shape[2] > LAST_YEAR) {
			return family(before, quota, father, wife, first);
		}
		return WITH_GRANDMOTHER.contains(kind)
				? family(before, quota / 2, father, wife, first, second,
						seat(province, mother + shape[0] + GRANDMOTHER, Role.GRANDMOTHER))
				: family(before, quota, father, wife, first, second);
	}

	/** Of a hundred families so many have their eldest at home. */
	private static int atHome(int eldest) {
		int age = LAST_YEAR - eldest;
		return (age <= 20) ? 90 : (age <= 30) ? 45 : 12;
	}

	private int couples(String province, int before) {
		int count = before;
		for (int wife = FIRST_YEAR + 5; wife <= LAST_YEAR - 20; wife++) {
			int age = LAST_YEAR - wife;
			int[] mother = seat(province, wife, Role.MOTHER);
			int women = this.census.count(this.census.cellAt(mother[0])) - this.dealt[mother[0]];
			for (int older : new int[] { 2, 0, 4 }) {
				count = family(count, women * ((age > 35) ? 30 : (age > 25) ? 15 : 3) / 100,
						seat(province, wife - older, Role.FATHER), mother);
			}
		}
		return count;
	}

	private int alone(String province, int before) {
		int count = before;
		for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
			for (Sex sex : Sex.values()) {
				int cell = this.census.index(new Cell(province, sex, year));
				count = family(count, Integer.MAX_VALUE, new int[] { cell, Role.ALONE.index });
			}
		}
		return count;
	}

	/** Deals out as many households of a kind as there are people left for. */
	private int family(int before, int quota, int[]... seats) {
		int count = quota;
		for (int[] seat : seats) {
			count = (seat[0] < 0) ? 0
					: Math.min(count, this.census.count(this.census.cellAt(seat[0])) - this.dealt[seat[0]]);
		}
		if (count <= 0) {
			return before;
		}
		this.familySlots.add(this.slotCells.size);
		this.familyHouseholds.add(before);
		for (int[] seat : seats) {
			this.slotCells.add(seat[0]);
			this.slotStarts.add(this.dealt[seat[0]]);
			this.slotRoles.add(seat[1]);
			this.dealt[seat[0]] += count;
		}
		return before + count;
	}

	private int[] seat(String province, int year, Role role) {
		Sex sex = (role == Role.FATHER) ? Sex.MALE : Sex.FEMALE;
		return new int[] { this.census.index(new Cell(province, sex, year)), role.index };
	}

	private int[] child(String province, int year, int sex) {
		return new int[] { this.census.index(new Cell(province, (sex == 0) ? Sex.MALE : Sex.FEMALE, year)),
				Role.CHILD.index };
	}

	/**
	 * What somebody is in the household.
	 */
	enum Role {

		FATHER(0), MOTHER(1), CHILD(2), GRANDMOTHER(3), ALONE(4);

		private static final Role[] ALL = values();

		private final int index;

		Role(int index) {
			this.index = index;
		}

	}

	/**
	 * One member, by cell and rank.
	 */
	record Seat(int cell, int rank, Role role) {
	}

	/**
	 * Where somebody lives.
	 *
	 * @param household a number below {@link #count()}
	 * @param seats everybody there
	 * @param role what the person is there
	 */
	record Place(int household, List<Seat> seats, Role role) {
	}

	/**
	 * Numbers in a row that grows.
	 */
	private static final class Ints {

		private int[] values = new int[1024];

		private int size;

		private void add(int value) {
			if (this.size == this.values.length) {
				this.values = Arrays.copyOf(this.values, this.size * 2);
			}
			this.values[this.size++] = value;
		}

		private int get(int index) {
			return this.values[index];
		}

		/** The index of the last value that is not greater, where they ascend. */
		private int last(int value) {
			int found = Arrays.binarySearch(this.values, 0, this.size, value);
			return (found >= 0) ? found : -found - 2;
		}

	}

}
