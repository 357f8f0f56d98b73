package dev.project06.identity.persona;

import java.time.LocalDate;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Person;

/**
 * A synthetic person with everything a test needs to act as that person.
 *
 * @param citizenId the number
 * @param fullName the name
 * @param sex the sex
 * @param birthDate the birth date
 * @param birthProvince the province of birth registration
 * @param subject the pairwise subject that the person's login carries
 * @param synthetic always {@code true}
 */
record SandboxPerson(CitizenId citizenId, String fullName, Sex sex, LocalDate birthDate, String birthProvince,
		String subject, boolean synthetic) {

	static SandboxPerson of(Person person, String subject) {
		return new SandboxPerson(person.citizenId(), person.fullName(), person.sex(), person.birthDate(),
				person.birthProvince(), subject, true);
	}

	/** The number masked, and nothing else. */
	@Override
	public String toString() {
		return "SandboxPerson[" + this.citizenId + "]";
	}

}
