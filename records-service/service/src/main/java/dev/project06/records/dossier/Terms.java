package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
	 * The papers that population data replace.
	 * @param receivedAt when an agency received the dossier
	 * @return how many there are
	 */
	int waivable(Instant receivedAt);

	/**
	 * The day of the appointment.
	 * @param receivedAt when an agency received the dossier
	 * @param waits the times that do not count
	 * @return a working day
	 */
	LocalDate dueDate(Instant receivedAt, List<Wait> waits);

	/**
	 * The day of the appointment after the time stood still, when it had been put off
	 * before to a day that no rule gives.
	 * @param due the day before
	 * @param wait the time that does not count
	 * @return a working day, not before the given one
	 */
	LocalDate resumed(LocalDate due, Wait wait);

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
