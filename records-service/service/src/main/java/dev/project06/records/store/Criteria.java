package dev.project06.records.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * What dossiers are looked for by. Whatever is {@code null} is not asked.
 *
 * @param code what the code begins with
 * @param states one of these; none when empty
 * @param procedure code of the procedure
 * @param channel how it was filed
 * @param link standing of the holder's link
 * @param holder id of a person whom the holder's link names or has named
 * @param due the day of the appointment
 * @param received when an agency received it
 * @param finished when it reached an end
 */
public record Criteria(@Nullable String code, @Nullable List<DossierState> states, @Nullable String procedure,
		@Nullable Channel channel, @Nullable LinkState link, @Nullable String holder, @Nullable Span<LocalDate> due,
		@Nullable Span<Instant> received, @Nullable Span<Instant> finished) {

	/** Any dossier. */
	public static final Criteria ANY = new Criteria(null, null, null, null, null, null, null, null, null);

	public Criteria {
		states = (states != null) ? List.copyOf(states) : null;
	}

	/**
	 * Only by state and procedure.
	 * @param state the state
	 * @param procedure code of the procedure
	 * @return the criteria
	 */
	public static Criteria of(@Nullable DossierState state, @Nullable String procedure) {
		return new Criteria(null, (state != null) ? List.of(state) : null, procedure, null, null, null, null, null,
				null);
	}

	/**
	 * The same for dossiers of one holder.
	 * @param person id of the person
	 * @return the criteria
	 */
	public Criteria heldBy(String person) {
		return new Criteria(this.code, this.states, this.procedure, this.channel, this.link, person, this.due,
				this.received, this.finished);
	}

	/**
	 * Whether an index that begins with something else than the agency finds them.
	 * @return whether code or holder are asked, or nothing at all
	 */
	public boolean isFoundWithoutAgency() {
		return this.code != null || this.holder != null || equals(ANY);
	}

	/**
	 * The states that are asked for, all of them when none is named: an index on the day
	 * of the appointment has the state before it.
	 */
	@Nullable Collection<DossierState> statesForIndex() {
		return (this.states == null && this.due != null) ? List.of(DossierState.values()) : this.states;
	}

	/**
	 * A part of time.
	 *
	 * @param <T> days or instants
	 * @param from its begin, in it
	 * @param until its end, not in it
	 */
	public record Span<T>(@Nullable T from, @Nullable T until) {
	}

}
