package dev.project06.metrics.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * Counts dossiers the naive way, from the newest event of each: the yardstick for all
 * that counts by differences.
 */
public final class Recount {

	private static final ZoneId VIETNAM = ZoneId.of("+07:00");

	private final Collection<DossierEvent> newest;

	public Recount(List<DossierEvent> delivered) {
		Map<String, DossierEvent> last = new HashMap<>();
		for (DossierEvent event : delivered) {
			last.merge(event.dossier(), event, (one, other) -> (one.sequence() >= other.sequence()) ? one : other);
		}
		this.newest = last.values();
	}

	/** The numbers in the order of the three definitions: numerator, denominator each. */
	public List<Long> figures(Days days, LocalDate judged, Predicate<DossierEvent> scope) {
		return List.of(count(scope, (d) -> settledIn(days, d) && isOnline(d)), count(scope, (d) -> settledIn(days, d)),
				count(scope, (d) -> receivedIn(days, d) && d.link() == LinkState.VERIFIED),
				count(scope, (d) -> receivedIn(days, d)),
				count(scope, (d) -> receivedIn(days, d) && "good".equals(verdict(d, judged))),
				count(scope, (d) -> receivedIn(days, d) && verdict(d, judged) != null));
	}

	private long count(Predicate<DossierEvent> scope, Predicate<DossierEvent> what) {
		return this.newest.stream().filter(scope).filter(what).count();
	}

	private static boolean isOnline(DossierEvent dossier) {
		return dossier.channel() == Channel.ONLINE && dossier.serviceLevel() == ServiceLevel.FULL;
	}

	private static boolean settledIn(Days days, DossierEvent dossier) {
		return dossier.state().code() >= 9 && in(days, dossier.finishedAt());
	}

	private static boolean receivedIn(Days days, DossierEvent dossier) {
		return in(days, dossier.receivedAt());
	}

	private static boolean in(Days days, @Nullable Instant instant) {
		return instant != null && !day(instant).isBefore(days.from()) && !day(instant).isAfter(days.to());
	}

	private static LocalDate day(Instant instant) {
		return instant.atZone(VIETNAM).toLocalDate();
	}

	private static @Nullable String verdict(DossierEvent dossier, LocalDate judged) {
		if (dossier.supplements() >= 2) {
			return "bad";
		}
		if (dossier.dueDate() == null) {
			return null;
		}
		int state = dossier.state().code();
		LocalDate end = judged;
		if (state >= 9) {
			end = day(java.util.Objects.requireNonNull(dossier.finishedAt()));
		}
		else if (state == 3 || state == 7 || state == 8) {
			end = day((dossier.finishedAt() != null) ? dossier.finishedAt() : dossier.changedAt());
		}
		else if (state == 5) {
			end = day(dossier.changedAt());
		}
		return end.isAfter(dossier.dueDate()) ? "bad" : "good";
	}

}
