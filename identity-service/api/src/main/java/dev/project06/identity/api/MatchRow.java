package dev.project06.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * One row of an old file, as it was written there. The first that is stated decides how
 * the person is found: number, old number, or name with birth and place; name and birth
 * are compared in any case. An old number that the register does not know leads on to
 * name, birth and place, where they are stated.
 *
 * @param id what the caller calls the row: 1 to 64 letters, digits and {@code ._:/+-},
 * without 9 or 12 digits that stand alone
 * @param number the number of 12 digits
 * @param oldNumber the number of 9 digits
 * @param name the name, required
 * @param birthDate year-month-day, or the year; required where neither number is stated
 * @param place where the birth was registered: a province by the prefix of numbers (three
 * digits), by its code since 2025-07-01 or the one before (two digits), or by its name of
 * either time; required where neither number is stated
 * @param procedure national code of the procedure, where it is another one than that of
 * the purpose
 * @param dossier code of the dossier that the receipt is for
 */
public record MatchRow(@Nullable String id, @Nullable String number, @Nullable String oldNumber, @Nullable String name,
		@Nullable String birthDate, @Nullable String place, @Nullable String procedure, @Nullable String dossier) {

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "MatchRow[]";
	}

}
