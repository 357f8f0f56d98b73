package dev.project06.identity.persona;

import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;

import org.springframework.stereotype.Component;

/**
 * The personas that a tester can act as.
 */
@Component
public class PersonaList {

	private final List<Entry> all;

	PersonaList(Personas personas) {
		this.all = personas.all()
			.stream()
			.map((persona) -> new Entry(persona.name(), persona.papers().fullName(), persona.what().vi(),
					persona.what().en(), persona.citizenId()))
			.toList();
	}

	/**
	 * All of them.
	 * @return in the order of the published table
	 */
	public List<Entry> all() {
		return this.all;
	}

	/**
	 * Finds one.
	 * @param name the name of the persona
	 * @return the number, or nothing
	 */
	public Optional<CitizenId> find(String name) {
		return this.all.stream().filter((one) -> one.name().equals(name)).map(Entry::citizenId).findFirst();
	}

	/**
	 * One persona.
	 *
	 * @param name the name of the persona
	 * @param fullName the name of the person
	 * @param vi what is the matter with the person, in Vietnamese
	 * @param en the same in English
	 * @param citizenId the number
	 */
	public record Entry(String name, String fullName, String vi, String en, CitizenId citizenId) {

		/** The name of the persona. */
		@Override
		public String toString() {
			return "Entry[" + this.name + "]";
		}

	}

}
