package dev.project06.identity.population;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An identity card. It has to be changed at the ages of 14, 25, 40 and 60; one that was
 * issued within the two years before such an age is good until the next (article 21 of
 * the Law on Identity 26/2023/QH15).
 *
 * @param issued when it was issued
 * @param expires the first day on which it is no longer good; {@code null} when it is
 * good for life
 */
public record Card(LocalDate issued, @Nullable LocalDate expires) {

	/** Since then cards carry a chip, and every older one has been changed. */
	private static final LocalDate CHIPS = LocalDate.of(2021, 1, 1);

	private static final int FIRST = 14;

	private static final int[] CHANGED = { 25, 40, 60 };

	private static final int GRACE_YEARS = 2;

	/**
	 * A card as it is issued on a day.
	 * @param birthDate of the person
	 * @param issued the day
	 * @return the card
	 */
	public static Card issue(LocalDate birthDate, LocalDate issued) {
		for (int age : CHANGED) {
			LocalDate birthday = birthDate.plusYears(age);
			if (issued.isBefore(birthday.minusYears(GRACE_YEARS))) {
				return new Card(issued, birthday);
			}
		}
		return new Card(issued, null);
	}

	/** The latest card by the reference day, for who was 14 by then. */
	static Optional<Card> of(LocalDate birthDate, IntUnaryOperator draw) {
		if (birthDate.plusYears(FIRST).isAfter(Population.REFERENCE)) {
			return Optional.empty();
		}
		LocalDate due = birthDate.plusYears(FIRST);
		Card card = issue(birthDate, due.isBefore(CHIPS) ? within(CHIPS, 1600, draw) : within(due, 60, draw));
		while (card.expires() != null && !card.expires().isAfter(Population.REFERENCE)) {
			card = issue(birthDate, within(card.expires(), 60, draw));
		}
		return Optional.of(card);
	}

	private static LocalDate within(LocalDate due, int days, IntUnaryOperator draw) {
		LocalDate day = due.plusDays(draw.applyAsInt(days));
		return day.isAfter(Population.REFERENCE) ? Population.REFERENCE : day;
	}

	/**
	 * Whether it is past its time.
	 * @param day the day that is asked about
	 * @return whether it is
	 */
	public boolean expired(LocalDate day) {
		return this.expires != null && !day.isBefore(this.expires);
	}

}
