package dev.project06.identity.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.population.Person;

/**
 * What the register says to number, name and birth date.
 */
public sealed interface Verdict {

	/** What {@link Match} found to agree. */
	List<String> FIELDS = List.of("citizenId", "fullName", "birthDate");

	/**
	 * Decides.
	 * @param person whoever carries the number
	 * @param fullName the name as it was written
	 * @param birthDate the birth date as it was written
	 * @return the verdict
	 */
	static Verdict on(Optional<Person> person, String fullName, LocalDate birthDate) {
		return person.<Verdict>map((found) -> {
			List<String> differs = new ArrayList<>();
			if (!WrittenName.same(found.fullName(), fullName)) {
				differs.add("fullName");
			}
			if (!found.birthDate().equals(birthDate)) {
				differs.add("birthDate");
			}
			return differs.isEmpty() ? new Match() : new Mismatch(differs);
		}).orElseGet(Unknown::new);
	}

	/** All of it agrees. */
	record Match() implements Verdict {
	}

	/**
	 * The number was issued, but not to such a person.
	 *
	 * @param differs the fields that differ
	 */
	record Mismatch(List<String> differs) implements Verdict {
	}

	/** The number was never issued. */
	record Unknown() implements Verdict {
	}

}
