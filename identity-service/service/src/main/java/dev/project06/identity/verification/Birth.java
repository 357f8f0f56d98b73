package dev.project06.identity.verification;

import java.time.LocalDate;

import dev.project06.identity.api.RegisterQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A birth as it was stated: the date, or no more than the year.
 *
 * @param year the year
 * @param date the date, if it was stated
 */
public record Birth(int year, @Nullable LocalDate date) {

	/**
	 * A birth with its date.
	 * @param date the date
	 * @return the birth
	 */
	public static Birth on(LocalDate date) {
		return new Birth(date.getYear(), date);
	}

	/**
	 * A birth of which only the year is stated.
	 * @param year the year
	 * @return the birth
	 */
	public static Birth in(int year) {
		return new Birth(year, null);
	}

	/** What a question states; one of the two is there. */
	static Birth of(RegisterQuestion question) {
		LocalDate date = question.birthDate();
		Integer year = question.birthYear();
		return (date != null) ? on(date) : in((year != null) ? year : 0);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Birth";
	}

}
