package dev.project06.identity.persona;

import java.time.LocalDate;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import dev.project06.identity.persona.Persona.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A persona with everything a test needs to ask for it or act as it.
 *
 * @param persona the name, also of the sample user of the realm for the first two
 * @param what what is the matter with the person
 * @param citizenId the number
 * @param fullName the name as it stands in the person's papers
 * @param sex the sex
 * @param birthDate the birth date as it stands there; left out when only a year does
 * @param birthYear the year of birth as it stands there
 * @param subject the pairwise subject that the person's login carries
 * @param confirm what a confirmation of the papers answers: the outcome, then the fields
 * that differ, then the remarks; or the status and name of a problem
 * @param login what a login with password, device and face answers: account and
 * authentication level, or the failed check, or the status and name of a problem
 * @param synthetic always {@code true}
 */
record ShownPersona(String persona, Texts what, CitizenId citizenId, String fullName, Sex sex,
		@Nullable LocalDate birthDate, int birthYear, String subject, String confirm, String login, boolean synthetic) {

	static ShownPersona of(Persona persona, String subject) {
		return new ShownPersona(persona.name(), persona.what(), persona.citizenId(), persona.papers().fullName(),
				persona.citizenId().sex(), persona.papers().birthDate(), persona.papers().birthYear(), subject,
				persona.confirm(), persona.login(), true);
	}

	/** The name. */
	@Override
	public String toString() {
		return "ShownPersona[" + this.persona + "]";
	}

}
