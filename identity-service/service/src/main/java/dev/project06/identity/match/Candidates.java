package dev.project06.identity.match;

import java.util.Objects;
import java.util.TreeSet;

import dev.project06.identity.api.MatchedRow.Candidate;
import dev.project06.identity.match.Read.Claim;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.population.Address;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.verification.Birth;

import org.springframework.stereotype.Component;

/**
 * Shows those who fit a row. Nothing of it is kept: the reference of a candidate is a
 * keyed hash of number and row, and the search is done again when one is chosen.
 */
@Component
final class Candidates {

	private final Population population;

	private final SealedNumbers numbers;

	Candidates(Population population, SealedNumbers numbers) {
		this.population = population;
		this.numbers = numbers;
	}

	/** What an officer sees, to tell one from the other. */
	Candidate show(Sandbox sandbox, Claim claim, Registered candidate) {
		Person person = candidate.person();
		Address place = this.population.birthPlace(this.population.find(candidate.origin()).orElseThrow());
		return new Candidate(reference(sandbox, claim, candidate), person.fullName(),
				candidate.birthYearOnly() ? null : person.birthDate(), person.birthDate().getYear(), person.sex(),
				place.communeName() + ", " + place.provinceName());
	}

	/** Leads back to the person for this row only. */
	String reference(Sandbox sandbox, Claim claim, Registered candidate) {
		Birth birth = Objects.requireNonNull(claim.birth());
		return this.numbers.mark("candidate", String.join("\n", sandbox.name(), WrittenName.key(claim.name()),
				(birth.date() != null) ? birth.date().toString() : Integer.toString(birth.year()),
				new TreeSet<>(claim.provinces()).toString(), claim.purpose().procedure(),
				Objects.requireNonNullElse(claim.purpose().dossier(), ""), candidate.person().citizenId().digits()));
	}

}
