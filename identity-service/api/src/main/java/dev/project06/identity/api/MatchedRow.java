package dev.project06.identity.api;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the register says to a {@link MatchRow}. A number stands in the receipt only.
 *
 * @param id what the caller calls the row; missing where that could not be taken
 * @param outcome what was found
 * @param method how it was looked for; missing for a malformed row
 * @param receipt the signed receipt in compact form, for the dossier of the row; always
 * there for {@code MATCHED} and never otherwise
 * @param differs the fields that differ, {@code name}, {@code birthDate}, or
 * {@code deceased} for who agrees and is dead; only for {@code DIFFERS}
 * @param remarks what to know beside, where name and birth agree
 * @param field the field that failed; only for {@code MALFORMED}
 * @param check the rule that it breaks; only for {@code MALFORMED}
 * @param candidates who fits; only for {@code AMBIGUOUS}, at most {@value #MOST}
 * @param more whether there are more candidates than those
 */
public record MatchedRow(@Nullable String id, Outcome outcome, @Nullable Method method, @Nullable String receipt,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> differs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks, @Nullable String field,
		@Nullable String check, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Candidate> candidates,
		@Nullable Boolean more) {

	/** The most candidates of one row. */
	public static final int MOST = 10;

	public MatchedRow {
		differs = (differs != null) ? List.copyOf(differs) : List.of();
		remarks = (remarks != null) ? List.copyOf(remarks) : List.of();
		candidates = (candidates != null) ? List.copyOf(candidates) : List.of();
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "MatchedRow[" + this.outcome + ", " + this.method + "]";
	}

	/**
	 * What was found.
	 */
	public enum Outcome {

		/** Exactly one person, who agrees in all that was stated. */
		MATCHED,

		/** The number leads to a person who differs. */
		DIFFERS,

		/** Somebody fits, but not surely; an officer has to choose. */
		AMBIGUOUS,

		/** Nobody. */
		NOT_FOUND,

		/** The row cannot be looked for. */
		MALFORMED

	}

	/**
	 * How it was looked for.
	 */
	public enum Method {

		/** By the number. */
		NUMBER,

		/** By the number of 9 digits. */
		OLD_NUMBER,

		/** By name, birth and province of birth registration. */
		NAME_BIRTH_PLACE

	}

	/**
	 * Somebody who fits.
	 *
	 * @param candidate names the person for this row; good until the register changes
	 * @param name the name
	 * @param birthDate the birth date; missing where the register has the year only
	 * @param birthYear the year of birth
	 * @param sex the sex
	 * @param place commune and province where the birth was registered, in the units of
	 * today
	 */
	public record Candidate(String candidate, String name, @Nullable LocalDate birthDate, int birthYear, Sex sex,
			String place) {

		/** Nothing of the person. */
		@Override
		public String toString() {
			return "Candidate[]";
		}

	}

}
