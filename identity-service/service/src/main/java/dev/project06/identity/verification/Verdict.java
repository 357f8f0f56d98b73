package dev.project06.identity.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.Remark;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.Status;

/**
 * What the register says to number, name and birth date.
 */
public sealed interface Verdict {

	/** Who is younger is a minor (article 20 of the Civil Code 2015). */
	int OF_AGE = 18;

	/** From this age on everybody has a card (article 19 of Law 26/2023/QH15). */
	int CARD_AGE = 14;

	/**
	 * Decides.
	 * @param registered whoever carries the number
	 * @param fullName the name as it was written
	 * @param birth the birth as it was stated; the year alone agrees only where the
	 * register has no more, and there a full date agrees by its year
	 * @param today the day, which decides on age and card
	 * @return the verdict
	 */
	static Verdict on(Optional<Registered> registered, String fullName, Birth birth, LocalDate today) {
		return registered.map((found) -> compare(found, fullName, birth, today)).orElseGet(Unknown::new);
	}

	private static Verdict compare(Registered found, String fullName, Birth birth, LocalDate today) {
		List<String> differs = new ArrayList<>();
		if (!WrittenName.same(found.person().fullName(), fullName)) {
			differs.add("fullName");
		}
		LocalDate birthDate = found.person().birthDate();
		if (found.birthYearOnly() ? birth.year() != birthDate.getYear() : !birthDate.equals(birth.date())) {
			differs.add("birthDate");
		}
		if (!differs.isEmpty()) {
			return new Mismatch(differs, List.of());
		}
		if (found.status() == Status.REPLACED) {
			return new Mismatch(List.of("citizenId"), List.of(Remark.NUMBER_REPLACED));
		}
		return new Match(List.of("citizenId", "fullName", found.birthYearOnly() ? "birthYear" : "birthDate"),
				remarks(found, today));
	}

	private static List<Remark> remarks(Registered found, LocalDate today) {
		List<Remark> remarks = new ArrayList<>();
		int age = found.person().age(today);
		if (found.status() == Status.DECEASED) {
			remarks.add(Remark.DECEASED);
		}
		switch (found.cardState(today)) {
			case NONE -> {
				if (age >= CARD_AGE) {
					remarks.add(Remark.NO_CARD);
				}
			}
			case EXPIRED -> remarks.add(Remark.CARD_EXPIRED);
			case LOCKED -> remarks.add(Remark.CARD_LOCKED);
			case VALID -> {
			}
		}
		if (age < OF_AGE) {
			remarks.add(Remark.UNDER_AGE);
		}
		if (found.birthYearOnly()) {
			remarks.add(Remark.BIRTH_YEAR_ONLY);
		}
		if (!found.duplicates().isEmpty()) {
			remarks.add(Remark.DUPLICATE_SUSPECTED);
		}
		return remarks;
	}

	/**
	 * All of it agrees.
	 *
	 * @param fields what agreed
	 * @param remarks what to know beside
	 */
	record Match(List<String> fields, List<Remark> remarks) implements Verdict {

		public Match {
			fields = List.copyOf(fields);
			remarks = List.copyOf(remarks);
		}

	}

	/**
	 * The number was issued, but does not stand for such a person.
	 *
	 * @param differs the fields that differ
	 * @param remarks why a number that was once right is no longer
	 */
	record Mismatch(List<String> differs, List<Remark> remarks) implements Verdict {

		public Mismatch {
			differs = List.copyOf(differs);
			remarks = List.copyOf(remarks);
		}

	}

	/** The number was never issued. */
	record Unknown() implements Verdict {
	}

}
