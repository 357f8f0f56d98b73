package dev.project06.identity.register;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.WrittenNames;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Something that happened to a registered person. None says in text what it holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Change.NameCorrected.class, name = "name-corrected"),
		@JsonSubTypes.Type(value = Change.BirthDateCorrected.class, name = "birth-date-corrected"),
		@JsonSubTypes.Type(value = Change.YearOnlyBirthDate.class, name = "year-only-birth-date"),
		@JsonSubTypes.Type(value = Change.Moved.class, name = "moved"),
		@JsonSubTypes.Type(value = Change.CardExpired.class, name = "card-expired"),
		@JsonSubTypes.Type(value = Change.CardLocked.class, name = "card-locked"),
		@JsonSubTypes.Type(value = Change.CardUnlocked.class, name = "card-unlocked"),
		@JsonSubTypes.Type(value = Change.CardReissued.class, name = "card-reissued"),
		@JsonSubTypes.Type(value = Change.Deceased.class, name = "deceased"),
		@JsonSubTypes.Type(value = Change.NumberReissued.class, name = "number-reissued"),
		@JsonSubTypes.Type(value = Change.OldNumberLinked.class, name = "old-number-linked"),
		@JsonSubTypes.Type(value = Change.DuplicateSuspected.class, name = "duplicate-suspected") })
public sealed interface Change {

	/**
	 * The name was wrong.
	 *
	 * @param fullName the right one
	 */
	record NameCorrected(
			@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName) implements Change {

		@Override
		public String toString() {
			return "NameCorrected";
		}

	}

	/**
	 * Day or month of the birth date were wrong.
	 *
	 * @param birthDate the right one, in the year that the number carries
	 */
	record BirthDateCorrected(@NotNull LocalDate birthDate) implements Change {

		@Override
		public String toString() {
			return "BirthDateCorrected";
		}

	}

	/** Of the birth date no more than the year is known. */
	record YearOnlyBirthDate() implements Change {
	}

	/**
	 * Moved to another permanent address.
	 *
	 * @param province two digits of one of the 34 provinces
	 * @param commune five digits, of which the first two are the province's
	 * @param street house number and street
	 */
	record Moved(@NotNull @Pattern(regexp = "[0-9]{2}") String province,
			@NotNull @Pattern(regexp = "[0-9]{5}") String commune,
			@NotNull @Size(min = 1, max = 100) @Pattern(regexp = "[\\p{L}\\p{M}\\p{N} .,/()'-]*") String street)
			implements
				Change {

		@Override
		public String toString() {
			return "Moved";
		}

	}

	/**
	 * The card is no longer good.
	 *
	 * @param on the first day on which it is not
	 */
	record CardExpired(@NotNull LocalDate on) implements Change {
	}

	/** The card was reported lost, or withheld. */
	record CardLocked() implements Change {
	}

	/** The card was found or given back. */
	record CardUnlocked() implements Change {
	}

	/**
	 * A new card was issued, or a first one.
	 *
	 * @param on the day
	 */
	record CardReissued(@NotNull LocalDate on) implements Change {
	}

	/**
	 * Died.
	 *
	 * @param on the day
	 */
	record Deceased(@NotNull LocalDate on) implements Change {
	}

	/**
	 * Another number was given because sex or year of birth in the old one were wrong.
	 *
	 * @param newNumber the number that holds now; sex and year of birth are those that it
	 * carries
	 */
	record NumberReissued(@NotNull CitizenId newNumber) implements Change {
	}

	/**
	 * An old number of 9 digits turned out to be this person's.
	 *
	 * @param oldNumber the 9 digits
	 */
	record OldNumberLinked(@NotNull @Pattern(regexp = "[0-9]{9}") String oldNumber) implements Change {

		@Override
		public String toString() {
			return "OldNumberLinked";
		}

	}

	/**
	 * Two numbers seem to be one person's.
	 *
	 * @param with the other number
	 */
	record DuplicateSuspected(@NotNull CitizenId with) implements Change {
	}

}
