package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The terms that an agency handles one dossier on. Days are those of Asia/Ho_Chi_Minh.
 */
public interface Terms {

	/**
	 * The version of the procedure in force.
	 * @param receivedAt when an agency received the dossier
	 * @return the version, from 1
	 */
	int procedureVersion(Instant receivedAt);

	/**
	 * The day of the appointment.
	 * @param receivedAt when an agency received the dossier
	 * @return a working day
	 */
	LocalDate dueDate(Instant receivedAt);

	/**
	 * The day of the appointment after the time stood still.
	 * @param due the day before
	 * @param suspendedAt when the time stopped
	 * @param resumedAt when it went on
	 * @return a working day, not before the given one
	 */
	LocalDate resumed(LocalDate due, Instant suspendedAt, Instant resumedAt);

	/**
	 * Whether the appointment may be put off.
	 * @param before whether it was put off before
	 * @param at when the apology is sent
	 * @param due the day of the appointment
	 * @param until the day that is wanted
	 * @return name of the rule that does not allow it, or nothing
	 */
	Optional<String> extensionDenied(boolean before, Instant at, LocalDate due, LocalDate until);

}
