package dev.project06.identity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.MatchedRow.Method;
import dev.project06.identity.api.Remark;
import dev.project06.identity.match.Read.Claim;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.register.PeopleSearch.Found;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.Status;
import dev.project06.identity.verification.Birth;

/**
 * Whom a row means. Where that is not sure, it is not guessed.
 */
sealed interface Finding {

	/**
	 * Decides on who carries the number of a row.
	 * @param claim the row
	 * @param method by which of its numbers it was looked for
	 * @param carrier whoever carries the number or once did
	 * @param current the same person under the number that holds now
	 * @return one, one who differs, or nobody; a replaced number leads on for who agrees
	 * with what the register has now, or had under that number
	 */
	static Finding byNumber(Claim claim, Method method, Optional<Registered> carrier, Optional<Registered> current) {
		if (carrier.isEmpty() || current.isEmpty()) {
			return new Nobody(method);
		}
		Registered person = current.get();
		List<String> now = differs(claim, person);
		if (!now.isEmpty() && !differs(claim, carrier.get()).isEmpty()) {
			return new Differs(person.person().citizenId(), method, now, List.of());
		}
		List<Remark> remarks = remarks(person, !carrier.get().person().citizenId().equals(person.person().citizenId()));
		return one(claim, method, person, remarks);
	}

	/**
	 * Decides on those who have name, birth and place of a row.
	 * @param claim the row
	 * @param found who fits
	 * @return one who fits for sure, or all who do
	 */
	static Finding among(Claim claim, Found found) {
		List<Registered> people = found.people();
		if (people.isEmpty() && !found.more()) {
			return new Nobody(Method.NAME_BIRTH_PLACE);
		}
		if (people.size() == 1 && !found.more() && certain(claim, people.getFirst())) {
			return one(claim, Method.NAME_BIRTH_PLACE, people.getFirst(), remarks(people.getFirst(), false));
		}
		return new Several(people.stream().limit(MatchedRow.MOST).toList(),
				found.more() || people.size() > MatchedRow.MOST);
	}

	/** A year alone, another old number or a suspected duplicate leave a doubt. */
	private static boolean certain(Claim claim, Registered person) {
		Birth birth = claim.birth();
		return birth != null && (birth.date() != null || person.birthYearOnly())
				&& (claim.oldNumber() == null || person.oldNumber() == null) && person.duplicates().isEmpty();
	}

	private static Finding one(Claim claim, Method method, Registered person, List<Remark> remarks) {
		if (person.status() == Status.DECEASED) {
			return new Differs(person.person().citizenId(), method, List.of("deceased"), remarks);
		}
		List<String> matched = new ArrayList<>();
		switch (method) {
			case NUMBER -> matched.add("citizenId");
			case OLD_NUMBER -> matched.add("oldNumber");
			case NAME_BIRTH_PLACE -> matched.add("birthPlace");
		}
		matched.add("fullName");
		Birth birth = claim.birth();
		if (birth != null) {
			matched.add((birth.date() == null || person.birthYearOnly()) ? "birthYear" : "birthDate");
		}
		return new One(person, method, matched, remarks);
	}

	private static List<String> differs(Claim claim, Registered person) {
		List<String> differs = new ArrayList<>();
		if (!WrittenName.same(person.person().fullName(), claim.name())) {
			differs.add("name");
		}
		Birth birth = claim.birth();
		if (birth != null && !born(birth, person)) {
			differs.add("birthDate");
		}
		return differs;
	}

	private static boolean born(Birth birth, Registered person) {
		return (birth.date() == null || person.birthYearOnly()) ? birth.year() == person.person().birthDate().getYear()
				: birth.date().equals(person.person().birthDate());
	}

	private static List<Remark> remarks(Registered person, boolean replaced) {
		List<Remark> remarks = new ArrayList<>();
		if (person.status() == Status.DECEASED) {
			remarks.add(Remark.DECEASED);
		}
		if (replaced) {
			remarks.add(Remark.NUMBER_REPLACED);
		}
		if (!person.duplicates().isEmpty()) {
			remarks.add(Remark.DUPLICATE_SUSPECTED);
		}
		return remarks;
	}

	/**
	 * One living person, who agrees in all that was stated.
	 *
	 * @param person the person under the number that holds now
	 * @param method how she was looked for
	 * @param matched what agreed, as it stands in the receipt
	 * @param remarks what to know beside
	 */
	record One(Registered person, Method method, List<String> matched, List<Remark> remarks) implements Finding {
	}

	/**
	 * The number, or the name, leads to somebody who differs or is dead.
	 *
	 * @param about the number
	 * @param method how it was looked for
	 * @param fields what differs
	 * @param remarks what to know beside
	 */
	record Differs(CitizenId about, Method method, List<String> fields, List<Remark> remarks) implements Finding {
	}

	/**
	 * Those who fit, none of them for sure.
	 *
	 * @param people some of them
	 * @param more whether there are more
	 */
	record Several(List<Registered> people, boolean more) implements Finding {
	}

	/**
	 * Nobody fits.
	 *
	 * @param method how it was looked for
	 */
	record Nobody(Method method) implements Finding {
	}

	/**
	 * The row could not be read.
	 *
	 * @param field the field that failed
	 * @param check the rule that it breaks
	 */
	record Unread(String field, String check) implements Finding {
	}

}
