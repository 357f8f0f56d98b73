package dev.project06.identity.register;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/**
 * Keys under which the store has what a sandbox changed. None leads back to a number or a
 * name without the key of the service.
 *
 * @param numbers seals them
 */
record RegisterKeys(SealedNumbers numbers) {

	String of(Sandbox sandbox, CitizenId citizenId) {
		return sandbox.name() + '/' + this.numbers.seal(citizenId);
	}

	String of(Sandbox sandbox, OldNumber oldNumber) {
		return sandbox.name() + '/' + this.numbers.sealText(oldNumber.digits());
	}

	/** Leads to those whom a change gave a name or a year of birth. */
	String seek(Sandbox sandbox, String name, int year) {
		return sandbox.name() + '/' + this.numbers.mark("name-and-year", name + '\n' + year);
	}

	String seek(Sandbox sandbox, Person person) {
		return seek(sandbox, WrittenName.key(person.fullName()), person.birthDate().getYear());
	}

	/** Of the number that a change gave in place of another. */
	@Nullable String heir(Sandbox sandbox, Change change) {
		return (change instanceof Change.NumberReissued(CitizenId newNumber)) ? of(sandbox, newNumber) : null;
	}

	/** Of the old number that a change linked. */
	@Nullable String old(Sandbox sandbox, Change change) {
		return (change instanceof Change.OldNumberLinked(String digits)) ? of(sandbox, new OldNumber(digits)) : null;
	}

}
