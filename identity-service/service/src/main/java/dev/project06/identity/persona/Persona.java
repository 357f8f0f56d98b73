package dev.project06.identity.persona;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.register.Change;
import org.jspecify.annotations.Nullable;

/**
 * A number with a published outcome: what happens to whoever asks for it, or logs in with
 * it, in every sandbox.
 *
 * @param name the name, also of the sample user of the realm for the first two
 * @param what what is the matter with the person, in Vietnamese and English
 * @param citizenId the number
 * @param papers what stands in the person's papers, for whoever asks
 * @param changes what has happened to the person
 * @param behaviour how the register answers for the number
 * @param confirm what a confirmation of the papers answers
 * @param login what a login with password, device and face answers
 */
record Persona(String name, Texts what, CitizenId citizenId, Papers papers, List<Change> changes, Behaviour behaviour,
		String confirm, String login) {

	/** The name. */
	@Override
	public String toString() {
		return "Persona[" + this.name + "]";
	}

	/**
	 * A text in both languages.
	 *
	 * @param vi in Vietnamese
	 * @param en in English
	 */
	record Texts(String vi, String en) {
	}

	/**
	 * What stands in somebody's papers.
	 *
	 * @param fullName the name as written there
	 * @param birthDate the birth date as written there; {@code null} when only a year is
	 * @param birthYear the year of birth
	 */
	record Papers(String fullName, @Nullable LocalDate birthDate, int birthYear) {

		/** Nothing of the person. */
		@Override
		public String toString() {
			return "Papers";
		}

	}

	/**
	 * How the register answers for a number.
	 */
	sealed interface Behaviour {

		/** As for anybody. */
		record Normal() implements Behaviour {
		}

		/**
		 * Late.
		 *
		 * @param delay how late
		 */
		record Slow(Duration delay) implements Behaviour {
		}

		/**
		 * Not at all now and then.
		 *
		 * @param everyOther one call in this many is refused with 503; 1 for each
		 */
		record BrownOut(int everyOther) implements Behaviour {
		}

		/** With a fault of its own: 500. */
		record Broken() implements Behaviour {
		}

	}

}
