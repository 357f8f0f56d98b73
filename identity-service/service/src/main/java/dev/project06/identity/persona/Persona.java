package dev.project06.identity.persona;

import java.util.List;

import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Cell;

/**
 * The person behind a sample user of the realm.
 *
 * @param name name of the user
 * @param cell where the person stands in the register
 * @param rank where in the cell
 */
record Persona(String name, Cell cell, int rank) {

	static final List<Persona> ALL = List.of(new Persona("citizen1", new Cell("001", Sex.FEMALE, 1990), 6),
			new Persona("citizen2", new Cell("079", Sex.MALE, 1985), 6));

}
