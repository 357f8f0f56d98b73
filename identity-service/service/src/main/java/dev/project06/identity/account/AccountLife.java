package dev.project06.identity.account;

import java.time.Instant;

import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.account.Step.Activate;
import dev.project06.identity.account.Step.Applicant;
import dev.project06.identity.account.Step.Apply;
import dev.project06.identity.account.Step.Approve;
import dev.project06.identity.account.Step.Card;
import dev.project06.identity.account.Step.Close;
import dev.project06.identity.account.Step.Lock;
import dev.project06.identity.account.Step.Refuse;
import dev.project06.identity.account.Step.Unlock;
import dev.project06.identity.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * The life of an account: what each step leads to, or the rule that forbids it (Decree
 * 69/2024/NĐ-CP). Decides and does nothing.
 */
final class AccountLife {

	/** From this age on a person may have an account of level 2. */
	private static final int LEVEL_2_FROM_AGE = 6;

	static final int DAYS_TO_ACTIVATE = 7;

	private final WorkingDays days;

	AccountLife(WorkingDays days) {
		this.days = days;
	}

	/**
	 * What time alone brings about: an application that nobody decided on is approved
	 * when its time is over.
	 * @param standing where the account stood
	 * @param now the time
	 * @return where it stands now; the same object when nothing changed
	 */
	Standing settle(Standing standing, Instant now) {
		return switch (standing) {
			case Requested requested when !now.isBefore(requested.dueAt()) ->
				approved(requested.level(), requested.dueAt());
			case Active(int level, Requested next) when !now.isBefore(next.dueAt()) ->
				new Active(level, approved(next.level(), next.dueAt()));
			default -> standing;
		};
	}

	/**
	 * Decides on a step.
	 * @param standing where the account stands, settled
	 * @param step what is to happen
	 * @param now the time
	 * @return where it leads, or why it may not happen
	 */
	Decision decide(Standing standing, Step step, Instant now) {
		return switch (step) {
			case Apply(int level, Applicant applicant) -> apply(standing, level, applicant, now);
			case Approve _ -> approve(standing, now);
			case Refuse refuse -> refuse(standing, refuse);
			case Activate _ -> activate(standing, now);
			case Lock lock -> lock(standing, lock);
			case Unlock unlock -> unlock(standing, unlock);
			case Close(Party by) -> close(standing, by);
		};
	}

	private Decision apply(Standing standing, int level, Applicant applicant, Instant now) {
		String bar = bar(level, applicant);
		if (bar != null) {
			return new Refused(bar);
		}
		boolean cardInHand = applicant.card() == Card.VALID && !applicant.cardApplication();
		int term = (level == 1) ? 1 : cardInHand ? 3 : 7;
		Requested request = new Requested(level, now, this.days.endOfTerm(now, term));
		return switch (standing) {
			case None _ -> new Changed(request, Event.REGISTERED);
			case Closed closed when closed.by() == Party.OWNER -> new Changed(request, Event.REGISTERED);
			case Closed _ -> new Refused("account-closed-by-authority");
			case Requested _ -> new Refused("already-requested");
			case Approved _ -> new Refused("already-approved");
			case Active active when active.level() >= level -> new Refused("level-reached");
			case Active active when active.next() != null -> new Refused("already-requested");
			case Active active -> new Changed(new Active(active.level(), request), Event.REGISTERED);
			case Locked _ -> new Refused("account-locked");
		};
	}

	private static @Nullable String bar(int level, Applicant applicant) {
		if (!applicant.alive()) {
			return "holder-deceased";
		}
		if (level == 2 && applicant.age() < LEVEL_2_FROM_AGE) {
			return "under-six";
		}
		boolean helped = level == 2 && applicant.cardApplication();
		return switch (applicant.card()) {
			case VALID -> null;
			case LOCKED -> "card-locked";
			case EXPIRED -> helped ? null : "card-expired";
			case NOT_ISSUED -> helped ? null : "card-not-issued";
		};
	}

	private static Decision approve(Standing standing, Instant now) {
		return switch (standing) {
			case Pending pending -> approve(pending, now);
			case Active(int level, Pending next) when next != null -> switch (approve(next, now)) {
				case Changed(Standing approved, Event event) ->
					new Changed(new Active(level, (Pending) approved), event);
				case Refused refused -> refused;
			};
			case Active _, None _, Locked _, Closed _ -> new Refused("nothing-to-approve");
		};
	}

	private static Decision approve(Pending pending, Instant now) {
		return switch (pending) {
			case Approved approved when now.isBefore(approved.activateBy()) -> new Refused("already-approved");
			case Approved _, Requested _ -> new Changed(approved(pending.level(), now), Event.APPROVED);
		};
	}

	private static Approved approved(int level, Instant at) {
		return new Approved(level, at, WorkingDays.endOfCalendarTerm(at, DAYS_TO_ACTIVATE));
	}

	private static Decision refuse(Standing standing, Refuse refuse) {
		return switch (standing) {
			case Requested _ -> new Changed(new None(refuse.reason()), null);
			case Active active when active.next() instanceof Requested ->
				new Changed(new Active(active.level(), null), null);
			case Approved _ -> new Refused("already-approved");
			case Active _, None _, Locked _, Closed _ -> new Refused("nothing-to-refuse");
		};
	}

	private static Decision activate(Standing standing, Instant now) {
		return switch (standing) {
			case Approved approved -> activate(approved, now);
			case Active active when active.next() instanceof Approved next -> activate(next, now);
			case Active active when active.next() != null -> new Refused("not-approved");
			case Active _ -> new Refused("already-active");
			case Requested _ -> new Refused("not-approved");
			case None _ -> new Refused("not-requested");
			case Locked _ -> new Refused("account-locked");
			case Closed _ -> new Refused("account-closed");
		};
	}

	private static Decision activate(Approved approved, Instant now) {
		return now.isBefore(approved.activateBy()) ? new Changed(new Active(approved.level(), null), Event.ACTIVATED)
				: new Refused("activation-window-closed");
	}

	/** A lock by an authority takes the place of one by the owner, not the reverse. */
	private static Decision lock(Standing standing, Lock lock) {
		return switch (standing) {
			case Active active -> new Changed(new Locked(active, lock.reason()), Event.LOCKED);
			case Locked(Active before, LockReason reason) when reason == LockReason.OWNER
					&& lock.by() == Party.AUTHORITY ->
				new Changed(new Locked(before, lock.reason()), Event.LOCKED);
			case Locked _ -> new Refused("already-locked");
			case Closed _ -> new Refused("account-closed");
			case None _, Requested _, Approved _ -> new Refused("not-activated");
		};
	}

	private static Decision unlock(Standing standing, Unlock unlock) {
		return switch (standing) {
			case Locked locked when !unlock.alive() || locked.reason() == LockReason.DEATH ->
				new Refused("holder-deceased");
			case Locked locked when unlock.by() == Party.OWNER && locked.reason() != LockReason.OWNER ->
				new Refused("locked-by-authority");
			case Locked locked -> new Changed(locked.before(), Event.UNLOCKED);
			case None _, Requested _, Approved _, Active _, Closed _ -> new Refused("not-locked");
		};
	}

	private static Decision close(Standing standing, Party by) {
		return switch (standing) {
			case Locked locked when by == Party.OWNER && locked.reason() != LockReason.OWNER ->
				new Refused("locked-by-authority");
			case Locked locked -> new Changed(new Closed(locked.before().level(), by), Event.CLOSED);
			case Active active -> new Changed(new Closed(active.level(), by), Event.CLOSED);
			case Pending pending when by == Party.AUTHORITY ->
				new Changed(new Closed(pending.level(), by), Event.CLOSED);
			case Pending _, None _ -> new Refused("not-activated");
			case Closed _ -> new Refused("account-closed");
		};
	}

	/** What was decided. */
	sealed interface Decision {

	}

	/**
	 * The step happens.
	 *
	 * @param standing where the account stands then
	 * @param event what is told to others; a refusal of an application is not
	 */
	record Changed(Standing standing, @Nullable Event event) implements Decision {
	}

	/**
	 * The step does not happen.
	 *
	 * @param check the rule that forbids it
	 */
	record Refused(String check) implements Decision {
	}

	/** What is told to others. */
	enum Event {

		REGISTERED, APPROVED, ACTIVATED, LOCKED, UNLOCKED, CLOSED

	}

}
