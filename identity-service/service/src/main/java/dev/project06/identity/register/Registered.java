package dev.project06.identity.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Card;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import org.jspecify.annotations.Nullable;

/**
 * A person as the register of one sandbox has it: everything that was changed there is
 * applied.
 *
 * @param person the person, with corrected name and birth date
 * @param origin the number under which the synthetic person was born; another one than
 * the person's only after a number was reissued
 * @param status whether the number still stands for a living person
 * @param deceasedOn the day of death, for who is dead
 * @param replacedBy the number that holds in place of this one
 * @param birthYearOnly whether the register has no more than the year of birth
 * @param card the latest card; {@code null} for who has none
 * @param cardLocked whether that card is locked
 * @param oldNumber the number of 9 digits, if there was one
 * @param moved where the person moved to since; {@code null} for who did not move
 * @param duplicates numbers that are suspected to be the same person's
 */
public record Registered(Person person, CitizenId origin, Status status, @Nullable LocalDate deceasedOn,
		@Nullable CitizenId replacedBy, boolean birthYearOnly, @Nullable Card card, boolean cardLocked,
		@Nullable OldNumber oldNumber, Change.@Nullable Moved moved, List<CitizenId> duplicates) {

	public Registered {
		duplicates = List.copyOf(duplicates);
	}

	/** Somebody to whom nothing has happened. */
	static Registered of(Person person, Population population) {
		return new Registered(person, person.citizenId(), Status.LIVING, null, null, population.birthYearOnly(person),
				population.card(person).orElse(null), false, population.oldNumber(person).orElse(null), null,
				List.of());
	}

	/** The same person under the number that was given in place of this one. */
	Registered under(CitizenId number) {
		LocalDate birthDate = this.person.birthDate().withYear(number.birthYear());
		Person renumbered = new Person(number, this.person.fullName(), number.sex(), birthDate,
				this.person.birthProvince());
		return new Registered(renumbered, this.origin, Status.LIVING, null, null, this.birthYearOnly, this.card,
				this.cardLocked, this.oldNumber, this.moved, this.duplicates);
	}

	/** The person under the number that holds now, as far as this says. */
	Registered current() {
		return (this.replacedBy != null) ? under(this.replacedBy) : this;
	}

	/**
	 * Whether a change can be made.
	 * @param change the change
	 * @param today the day
	 * @return the check that speaks against it, or nothing
	 */
	Optional<String> objection(Change change, LocalDate today) {
		if (this.status == Status.REPLACED) {
			return Optional.of("number-replaced");
		}
		return switch (change) {
			case Change.BirthDateCorrected(LocalDate birthDate) ->
				failed("year-of-the-number", birthDate.getYear() != this.person.citizenId().birthYear());
			case Change.CardExpired(LocalDate on) -> (this.card == null) ? Optional.of("no-card") : day(on, today);
			case Change.CardLocked _ -> failed("no-card", this.card == null);
			case Change.CardUnlocked _ -> failed("card-not-locked", !this.cardLocked);
			case Change.CardReissued(LocalDate on) -> living().or(() -> day(on, today));
			case Change.Deceased(LocalDate on) -> living().or(() -> day(on, today));
			case Change.Moved _ -> living();
			case Change.NumberReissued(CitizenId newNumber) ->
				living().or(() -> failed("other-kind-of-number", newNumber.isSynthetic() != this.origin.isSynthetic()))
					.or(() -> failed("same-number", newNumber.equals(this.person.citizenId())));
			case Change.DuplicateSuspected(CitizenId with) ->
				failed("same-number", with.equals(this.person.citizenId()));
			case Change.NameCorrected _, Change.YearOnlyBirthDate _, Change.OldNumberLinked _ -> Optional.empty();
		};
	}

	private Optional<String> living() {
		return failed("deceased", this.status == Status.DECEASED);
	}

	private Optional<String> day(LocalDate day, LocalDate today) {
		return failed("before-birth", day.isBefore(this.person.birthDate()))
			.or(() -> failed("in-the-future", day.isAfter(today)));
	}

	private static Optional<String> failed(String check, boolean failed) {
		return failed ? Optional.of(check) : Optional.empty();
	}

	/** The same person after something happened. */
	Registered after(Change change) {
		return switch (change) {
			case Change.NameCorrected(String fullName) -> with(new Person(this.person.citizenId(), fullName.strip(),
					this.person.sex(), this.person.birthDate(), this.person.birthProvince()));
			case Change.BirthDateCorrected(LocalDate birthDate) ->
				with(new Person(this.person.citizenId(), this.person.fullName(), this.person.sex(), birthDate,
						this.person.birthProvince()))
					.withBirthYearOnly(false);
			case Change.YearOnlyBirthDate _ -> withBirthYearOnly(true);
			case Change.Moved moved ->
				new Registered(this.person, this.origin, this.status, this.deceasedOn, this.replacedBy,
						this.birthYearOnly, this.card, this.cardLocked, this.oldNumber, moved, this.duplicates);
			case Change.CardExpired(LocalDate on) ->
				with((this.card != null) ? new Card(this.card.issued(), on) : null, this.cardLocked);
			case Change.CardLocked _ -> with(this.card, true);
			case Change.CardUnlocked _ -> with(this.card, false);
			case Change.CardReissued(LocalDate on) -> with(Card.issue(this.person.birthDate(), on), false);
			case Change.Deceased(LocalDate on) -> with(Status.DECEASED, on, null);
			case Change.NumberReissued(CitizenId newNumber) -> with(Status.REPLACED, null, newNumber);
			case Change.OldNumberLinked(String digits) -> new Registered(this.person, this.origin, this.status,
					this.deceasedOn, this.replacedBy, this.birthYearOnly, this.card, this.cardLocked,
					new OldNumber(digits), this.moved, this.duplicates);
			case Change.DuplicateSuspected(CitizenId with) -> suspectedWith(with);
		};
	}

	private Registered with(Person corrected) {
		return new Registered(corrected, this.origin, this.status, this.deceasedOn, this.replacedBy, this.birthYearOnly,
				this.card, this.cardLocked, this.oldNumber, this.moved, this.duplicates);
	}

	private Registered withBirthYearOnly(boolean yearOnly) {
		return new Registered(this.person, this.origin, this.status, this.deceasedOn, this.replacedBy, yearOnly,
				this.card, this.cardLocked, this.oldNumber, this.moved, this.duplicates);
	}

	private Registered with(@Nullable Card latest, boolean locked) {
		return new Registered(this.person, this.origin, this.status, this.deceasedOn, this.replacedBy,
				this.birthYearOnly, latest, locked, this.oldNumber, this.moved, this.duplicates);
	}

	private Registered with(Status other, @Nullable LocalDate on, @Nullable CitizenId newNumber) {
		return new Registered(this.person, this.origin, other, on, newNumber, this.birthYearOnly, this.card,
				this.cardLocked, this.oldNumber, this.moved, this.duplicates);
	}

	private Registered suspectedWith(CitizenId other) {
		List<CitizenId> all = new ArrayList<>(this.duplicates);
		if (!all.contains(other)) {
			all.add(other);
		}
		return new Registered(this.person, this.origin, this.status, this.deceasedOn, this.replacedBy,
				this.birthYearOnly, this.card, this.cardLocked, this.oldNumber, this.moved, all);
	}

	/**
	 * How the card stands on a day.
	 * @param day the day that is asked about
	 * @return the state; a lock comes before the end of its time
	 */
	public CardState cardState(LocalDate day) {
		if (this.card == null) {
			return CardState.NONE;
		}
		if (this.cardLocked) {
			return CardState.LOCKED;
		}
		return this.card.expired(day) ? CardState.EXPIRED : CardState.VALID;
	}

	/** The number masked, and the status. */
	@Override
	public String toString() {
		return "Registered[" + this.person.citizenId() + ", " + this.status + "]";
	}

	/**
	 * What a number stands for.
	 */
	public enum Status {

		/** A living person. */
		LIVING,

		/** A dead one. */
		DECEASED,

		/** Somebody who has another number now; this one is good for nothing. */
		REPLACED

	}

	/**
	 * How a card stands.
	 */
	public enum CardState {

		/** There is none. */
		NONE,

		/** It is good. */
		VALID,

		/** Its time is over. */
		EXPIRED,

		/** It is locked. */
		LOCKED

	}

}
