package dev.project06.identity.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.population.Person;

/**
 * The account that each person has before anything happens in a sandbox.
 */
final class StartingAccounts {

	private static final Instant LONG_AGO = Instant.parse("2025-06-02T02:00:00Z");

	private final WorkingDays days;

	StartingAccounts(WorkingDays days) {
		this.days = days;
	}

	/**
	 * Where a person's account stands at the start.
	 * @param person the person
	 * @param now the time, for those who have asked or been approved just now: in every
	 * sandbox there always are some
	 * @return where it stands
	 */
	Standing of(Person person, Instant now) {
		int level = StartingKind.level(person);
		Instant today = now.atZone(WorkingDays.ZONE).toLocalDate().atStartOfDay(WorkingDays.ZONE).toInstant();
		return switch (StartingKind.of(person)) {
			case ACTIVE_1, ACTIVE_2 -> new Active(level, null);
			case LAPSED -> approved(level, LONG_AGO);
			case APPROVED -> approved(level, today);
			case REQUESTED -> new Requested(level, today, this.days.endOfTerm(today, (level == 1) ? 1 : 3));
			case LOCKED_BY_OWNER -> new Locked(new Active(level, null), LockReason.OWNER);
			case LOCKED_BY_AUTHORITY -> new Locked(new Active(level, null), LockReason.BREACH_OF_TERMS);
			case CLOSED -> new Closed(level, Party.OWNER);
			case NONE -> new None(null);
		};
	}

	private static Approved approved(int level, Instant at) {
		return new Approved(level, at, WorkingDays.endOfCalendarTerm(at, AccountLife.DAYS_TO_ACTIVATE));
	}

	/** A draw for a person on a topic, from 0 to the bound, which is not reached. */
	static int lot(CitizenId citizenId, String topic, int bound) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(topic.getBytes(StandardCharsets.UTF_8));
			digest.update(citizenId.digits().substring(1).getBytes(StandardCharsets.US_ASCII));
			return (int) Math.unsignedMultiplyHigh(ByteBuffer.wrap(digest.digest()).getLong(), bound);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
