package dev.project06.identity.population;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Lots.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The people of one province and year of birth, sorted by their birthdays. What is kept
 * of each is four bytes: the last six digits of the number, and the sex.
 */
final class Cohort {

	/** Those who are registered by the year stand before the first of January. */
	private static final int NO_DAY = 0;

	private static final int DAYS = 367;

	private static final int FEMALE = 1 << 20;

	private final String province;

	private final int year;

	private final int[] people;

	/** Where each day begins among the people, and at last where they end. */
	private final int[] starts = new int[DAYS + 1];

	/** Looks at everybody once. */
	Cohort(Population population, String province, int year) {
		this.province = province;
		this.year = year;
		Cell men = cell(Sex.MALE);
		Cell women = cell(Sex.FEMALE);
		int[] unsorted = new int[population.count(men) + population.count(women)];
		short[] days = new short[unsorted.length];
		Year born = Year.of(year);
		int at = 0;
		for (Cell cell : List.of(men, women)) {
			int sex = (cell.sex() == Sex.FEMALE) ? FEMALE : 0;
			int index = population.index(cell);
			int count = population.count(cell);
			long digits = Population.digits(cell);
			for (int rank = 0; rank < count; rank++) {
				int place = population.place(index, rank);
				int day = population.dayOfYear(born, population.own(digits + place));
				unsorted[at] = place | sex;
				days[at++] = (short) day;
				this.starts[day + 1]++;
			}
		}
		for (int day = 0; day < DAYS; day++) {
			this.starts[day + 1] += this.starts[day];
		}
		this.people = sorted(unsorted, days, this.starts);
	}

	private static int[] sorted(int[] unsorted, short[] days, int[] starts) {
		int[] next = starts.clone();
		int[] sorted = new int[unsorted.length];
		for (int i = 0; i < unsorted.length; i++) {
			sorted[next[days[i]]++] = unsorted[i];
		}
		return sorted;
	}

	/** How many they are. */
	int size() {
		return this.people.length;
	}

	/**
	 * Those of a name.
	 * @param name the key of the name
	 * @param day the birthday, which those who are registered by the year have, too;
	 * {@code null} for everybody of the year
	 * @param limit how many at most
	 */
	List<Person> find(Population population, String name, @Nullable LocalDate day, int limit) {
		List<Person> found = new ArrayList<>();
		if (this.people.length == 0) {
			return found;
		}
		Search search = new Search(population, name, limit, found);
		if (day == null) {
			search.among(0, this.people.length);
		}
		else {
			search.among(this.starts[NO_DAY], this.starts[NO_DAY + 1]);
			search.among(this.starts[day.getDayOfYear()], this.starts[day.getDayOfYear() + 1]);
		}
		return found;
	}

	private Cell cell(Sex sex) {
		return new Cell(this.province, sex, this.year);
	}

	/**
	 * What names a cohort.
	 *
	 * @param province the prefix of the province
	 * @param year the year of birth
	 */
	record Key(String province, int year) {
	}

	/**
	 * One walk. Most people are passed over by family or given name alone.
	 */
	private final class Search {

		private final Population population;

		private final String name;

		private final int limit;

		private final List<Person> found;

		private final Fitting men;

		private final Fitting women;

		private Search(Population population, String name, int limit, List<Person> found) {
			this.population = population;
			this.name = name;
			this.limit = limit;
			this.found = found;
			this.men = Fitting.of(population, cell(Sex.MALE), name);
			this.women = Fitting.of(population, cell(Sex.FEMALE), name);
		}

		private void among(int from, int until) {
			for (int i = from; i < until && this.found.size() < this.limit; i++) {
				int place = Cohort.this.people[i] & ~FEMALE;
				Fitting fitting = (place != Cohort.this.people[i]) ? this.women : this.men;
				long own = this.population.own(fitting.digits() + place);
				if (fitting.may(own) && WrittenName.key(fitting.names().full(own)).equals(this.name)) {
					this.found
						.add(this.population.person(fitting.cell(), this.population.number(fitting.cell(), place)));
				}
			}
		}

	}

	/**
	 * Which names of a cell can be the one that is looked for.
	 *
	 * @param cell the cell
	 * @param digits the digits of its first number
	 * @param names its names
	 * @param families whether the name begins with each family name
	 * @param givens whether it ends with each given name
	 */
	private record Fitting(Cell cell, long digits, NameBook.Names names, BitSet families, BitSet givens) {

		static Fitting of(Population population, Cell cell, String name) {
			NameBook.Names names = population.names(cell);
			return new Fitting(cell, Population.digits(cell), names, fitting(names.families(), name::startsWith),
					fitting(names.givens(), name::endsWith));
		}

		private static BitSet fitting(Weighted words, Predicate<String> fits) {
			List<String> keys = words.keys();
			BitSet fitting = new BitSet(keys.size());
			IntStream.range(0, keys.size()).filter((i) -> fits.test(keys.get(i))).forEach(fitting::set);
			return fitting;
		}

		private boolean may(long own) {
			return this.families.get(this.names.families().place(own, Topic.FAMILY_NAME))
					&& this.givens.get(this.names.givens().place(own, Topic.GIVEN_NAME));
		}

	}

}
