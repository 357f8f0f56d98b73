package dev.project06.identity.verification;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import dev.project06.identity.api.Citizen;
import dev.project06.identity.api.HouseholdLookUp.Family;
import dev.project06.identity.population.Card;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.register.Registered;
import org.jspecify.annotations.Nullable;

/**
 * Shows of a person what a licence permits, and nothing else.
 *
 * @param fields the permitted ones
 */
record Sight(Set<String> fields) {

	Citizen of(Kinship kin, Population population, LocalDate today) {
		Registered self = kin.self();
		Person origin = population.find(self.origin()).orElseThrow();
		Person person = self.person();
		Family family = kin.family(population);
		return new Citizen(person.citizenId(),
				show("oldNumber", (self.oldNumber() != null) ? self.oldNumber().digits() : null), person.fullName(),
				person.sex(), self.birthYearOnly() ? null : person.birthDate(), person.birthDate().getYear(),
				show("people", kin.household().people()), show("religion", kin.household().religion()),
				show("maritalStatus", kin.maritalStatus().name()),
				show("bloodGroup", population.bloodGroup(origin).name()), "VN",
				show("birthPlace", Kinship.place(population.birthPlace(origin))),
				show("homeTown", Kinship.place(kin.household().homeTown())),
				show("permanentAddress", Kinship.place(kin.address(population))),
				show("currentAddress", Kinship.place(kin.currentAddress(population))), show("father", kin.father()),
				show("mother", kin.mother()), show("spouse", kin.spouse()), show("guardian", kin.guardian(today)),
				show("householdHead", family.members().stream().findFirst()), show("householdNumber", family.number()),
				show("card", card(self, today)), show("photo", population.photo(origin)),
				show("deceasedOn", self.deceasedOn()));
	}

	private static Citizen.@Nullable Card card(Registered self, LocalDate today) {
		Card card = self.card();
		return (card != null) ? new Citizen.Card(card.issued(), card.expires(), self.cardState(today).name()) : null;
	}

	private <T> @Nullable T show(String field, @Nullable T value) {
		return this.fields.contains(field) ? value : null;
	}

	private <T> @Nullable T show(String field, Optional<T> value) {
		return show(field, value.orElse(null));
	}

}
