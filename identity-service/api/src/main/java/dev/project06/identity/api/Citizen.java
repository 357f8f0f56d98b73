package dev.project06.identity.api;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Data of a person from the population register. What the purpose does not permit, and
 * what the register does not have, is {@code null}.
 *
 * @param citizenId the number
 * @param oldNumber the number of 9 digits from before
 * @param fullName the name
 * @param sex the sex
 * @param birthDate the birth date; missing where the register has the year only
 * @param birthYear the year of birth
 * @param people of which of the 54 peoples
 * @param religion the religion
 * @param maritalStatus {@code SINGLE}, {@code MARRIED} or {@code DIVORCED_OR_WIDOWED}
 * @param bloodGroup {@code UNKNOWN}, {@code A}, {@code B}, {@code AB} or {@code O}
 * @param nationality two letters of ISO 3166
 * @param birthPlace where the birth was registered, in the units of today
 * @param homeTown where the family comes from
 * @param permanentAddress where the person is registered
 * @param currentAddress where the person lives
 * @param father the father, where he is of the same household
 * @param mother the mother, where she is of the same household
 * @param spouse husband or wife
 * @param guardian who stands for a minor
 * @param householdHead the head of the household
 * @param householdNumber the number of the household
 * @param card the identity card
 * @param photo a drawing in place of a photo, as SVG, marked as synthetic
 * @param deceasedOn the day of death
 */
public record Citizen(@Nullable CitizenId citizenId, @Nullable String oldNumber, @Nullable String fullName,
		@Nullable Sex sex, @Nullable LocalDate birthDate, @Nullable Integer birthYear, @Nullable String people,
		@Nullable String religion, @Nullable String maritalStatus, @Nullable String bloodGroup,
		@Nullable String nationality, @Nullable Place birthPlace, @Nullable Place homeTown,
		@Nullable Place permanentAddress, @Nullable Place currentAddress, @Nullable Relative father,
		@Nullable Relative mother, @Nullable Relative spouse, @Nullable Relative guardian,
		@Nullable Relative householdHead, @Nullable String householdNumber, @Nullable Card card, @Nullable String photo,
		@Nullable LocalDate deceasedOn) {

	/** The number masked. */
	@Override
	public String toString() {
		return "Citizen[" + this.citizenId + "]";
	}

	/**
	 * A place in the units that hold since 2025-07-01.
	 *
	 * @param province two digits
	 * @param provinceName its name
	 * @param commune five digits; synthetic
	 * @param communeName its name; synthetic
	 * @param street house number and street; empty for a place that nobody lives at
	 */
	public record Place(String province, String provinceName, String commune, String communeName, String street) {
	}

	/**
	 * Somebody else who stands by the person.
	 *
	 * @param citizenId the number
	 * @param fullName the name
	 * @param relation to the head of the household: {@code HEAD}, {@code SPOUSE},
	 * {@code CHILD} or {@code PARENT}
	 */
	public record Relative(CitizenId citizenId, String fullName, String relation) {

		/** The number masked. */
		@Override
		public String toString() {
			return "Relative[" + this.citizenId + "]";
		}

	}

	/**
	 * The identity card.
	 *
	 * @param issued the day of issue
	 * @param expires the first day on which it is no longer good; missing when it is good
	 * for life
	 * @param state {@code VALID}, {@code EXPIRED} or {@code LOCKED}
	 */
	public record Card(LocalDate issued, @Nullable LocalDate expires, String state) {
	}

}
