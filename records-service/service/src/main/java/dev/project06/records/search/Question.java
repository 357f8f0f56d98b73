package dev.project06.records.search;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.store.Criteria;
import dev.project06.records.store.Criteria.Span;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What dossiers are wanted. All that is said must hold; what is left out is not asked.
 *
 * @param code the code, or its beginning with the agency and the hyphen at least
 * @param states one of these states
 * @param procedure code of the procedure
 * @param agency has a part in it, or one under it has
 * @param channel how it was filed
 * @param link standing of the link to the holder
 * @param holder number of the holder now or before, 12 digits
 * @param received days of reception
 * @param due days of the appointment
 * @param finished days of the end
 * @param overdue only those whose appointment has passed while the time runs (states 2
 * and 4); {@code false} asks nothing
 */
public record Question(@Nullable @Pattern(regexp = Question.CODE) String code,
		@Nullable @Size(min = 1, max = 10) List<@NotNull DossierState> states,
		@Nullable @Size(min = 1, max = 40) String procedure, @Nullable AgencyCode agency, @Nullable Channel channel,
		@Nullable LinkState link, @Nullable String holder, @Nullable Days received, @Nullable Days due,
		@Nullable Days finished, @Nullable Boolean overdue) {

	static final String CODE = "([0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.)?[GH][0-9]{2}(\\.[0-9]{2}){0,10}-"
			+ "([0-9]{0,5}|([0-9]{6}|[0-9]{8})(-[0-9]{0,7})?|[0-9]{7})";

	/** The time runs; it stands still while papers or a payment are awaited. */
	private static final Set<DossierState> RUNNING = EnumSet.of(DossierState.RECEIVED, DossierState.PROCESSING);

	/** Everything but the holder, who is known by the number only. */
	Criteria criteria(LocalDate today) {
		boolean late = Boolean.TRUE.equals(this.overdue);
		Span<LocalDate> days = (this.due != null) ? this.due.days("due") : null;
		return new Criteria(this.code, late ? running() : this.states, this.procedure, this.channel, this.link, null,
				late ? before(days, today) : days, (this.received != null) ? this.received.instants("received") : null,
				(this.finished != null) ? this.finished.instants("finished") : null);
	}

	private List<DossierState> running() {
		return RUNNING.stream().filter((state) -> this.states == null || this.states.contains(state)).toList();
	}

	private static Span<LocalDate> before(@Nullable Span<LocalDate> days, LocalDate today) {
		if (days == null) {
			return new Span<>(null, today);
		}
		LocalDate until = days.until();
		return new Span<>(days.from(), (until != null && until.isBefore(today)) ? until : today);
	}

	Optional<CitizenId> citizen() {
		try {
			return Optional.ofNullable(this.holder).map(CitizenId::of);
		}
		catch (MalformedCitizenIdException ex) {
			throw new RefusedFieldException("holder", "pattern");
		}
	}

	/** Not the number. */
	@Override
	public String toString() {
		return "Question[]";
	}

}
