package dev.project06.identity.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by name, birth and province of birth registration. The people of a
 * province and year are looked through once, which takes up to some milliseconds, and
 * kept sorted while there is room. Safe for use by many threads.
 */
public final class Namesakes {

	private final Population population;

	private final LoadingCache<Cohort.Key, Cohort> cohorts;

	/**
	 * Over a register.
	 * @param population the register
	 * @param people how many may be kept sorted, at four bytes each
	 */
	public Namesakes(Population population, long people) {
		this.population = population;
		this.cohorts = Caffeine.newBuilder()
			.maximumWeight(people).<Cohort
					.Key, Cohort>weigher((key, cohort) -> cohort.size())
			.build((key) -> new Cohort(population, key.province(), key.year()));
	}

	/**
	 * Finds those of a name.
	 * @param name the {@link WrittenName#key key} of the name
	 * @param year the year of birth
	 * @param day the birth date, which who is registered by the year fits, too;
	 * {@code null} for everybody of the year
	 * @param provinces prefixes of the provinces
	 * @param limit how many are enough
	 * @return the people as they were born, in an order that is always the same
	 */
	public List<Person> find(String name, int year, @Nullable LocalDate day, Collection<String> provinces, int limit) {
		List<Person> found = new ArrayList<>();
		for (String province : provinces.stream().sorted().toList()) {
			Cohort cohort = this.cohorts.get(new Cohort.Key(province, year));
			found.addAll(cohort.find(this.population, name, day, limit - found.size()));
		}
		return found;
	}

}
