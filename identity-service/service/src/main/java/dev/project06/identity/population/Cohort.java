package dev.project06.identity.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.project06.identity.api.Sex;
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

	/** Looks at everybody: some tens of nanoseconds for each. */
	Cohort(Population population, String province, int year) {
		this.province = province;
		this.year = year;
		Cell men = cell(Sex.MALE);
		Cell women = cell(Sex.FEMALE);
		int[] unsorted = new int[population.count(men) + population.count(women)];
		short[] days = new short[unsorted.length];
		int at = 0;
		for (Cell cell : List.of(men, women)) {
			int count = population.count(cell);
			for (int rank = 0; rank < count; rank++) {
				int place = population.place(cell, rank);
				int day = population.dayOfYear(cell, place);
				unsorted[at] = (cell.sex() == Sex.FEMALE) ? place | FEMALE : place;
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
	 * One walk. Most people are passed over by family or given name alone, whose keys are
	 * made once.
	 */
	private final class Search {

		private final Population population;

		private final String name;

		private final int limit;

		private final List<Person> found;

		private final Map<String, String> keys = new HashMap<>();

		private final NameBook.Names men;

		private final NameBook.Names women;

		private Search(Population population, String name, int limit, List<Person> found) {
			this.population = population;
			this.name = name;
			this.limit = limit;
			this.found = found;
			this.men = population.names(cell(Sex.MALE));
			this.women = population.names(cell(Sex.FEMALE));
		}

		private void among(int from, int until) {
			for (int i = from; i < until && this.found.size() < this.limit; i++) {
				boolean female = (Cohort.this.people[i] & FEMALE) != 0;
				Cell cell = cell(female ? Sex.FEMALE : Sex.MALE);
				int place = Cohort.this.people[i] & ~FEMALE;
				if (fits(female ? this.women : this.men, this.population.own(cell, place))) {
					this.found.add(this.population.person(cell, this.population.number(cell, place)));
				}
			}
		}

		private boolean fits(NameBook.Names names, long own) {
			return this.name.startsWith(key(names.family(own))) && this.name.endsWith(key(names.given(own)))
					&& this.name.equals(WrittenName.key(names.full(own)));
		}

		private String key(String word) {
			return this.keys.computeIfAbsent(word, WrittenName::key);
		}

	}

}
