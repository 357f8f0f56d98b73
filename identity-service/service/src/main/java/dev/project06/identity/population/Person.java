package dev.project06.identity.population;

import java.time.LocalDate;
import java.time.Period;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;

/**
 * One synthetic person as the population register has it.
 *
 * @param citizenId the number
 * @param fullName family name, middle name and given name
 * @param sex the sex, the same that the number carries
 * @param birthDate the birth date, in the year that the number carries
 * @param birthProvince name, until 2025-06-30, of the province of birth registration
 */
public record Person(CitizenId citizenId, String fullName, Sex sex, LocalDate birthDate, String birthProvince) {

	/**
	 * Full years of age.
	 * @param day the day that is asked about
	 * @return the age on that day
	 */
	public int age(LocalDate day) {
		return Period.between(this.birthDate, day).getYears();
	}

	/** The number with all but its prefix masked, and nothing else. */
	@Override
	public String toString() {
		return "Person[" + this.citizenId + "]";
	}

}
