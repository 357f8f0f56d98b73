package dev.project06.records.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A form with all that is printed on it. No form holds a personal number or the name of a
 * person: this service does not know names, and gives numbers out only to who states a
 * purpose.
 */
sealed interface Form {

	/** Which form it is. */
	FormNumber form();

	/** Who issues it. */
	Issuer issuer();

	/** The moment that it tells of; the same each time it is asked for. */
	Instant issuedAt();

	/**
	 * Who issues a form.
	 *
	 * @param agency name of the agency
	 * @param above name of the agency above it
	 */
	record Issuer(String agency, @Nullable String above) {
	}

	/**
	 * What every form on one dossier says of it.
	 *
	 * @param code its code
	 * @param procedure code of the procedure
	 * @param procedureName Vietnamese name of the procedure
	 * @param holder how well it is known whose the dossier is, without saying who
	 */
	record Subject(String code, String procedure, String procedureName, String holder) {
	}

	/**
	 * Form 01.
	 *
	 * @param papers what was handed in, and what need not be
	 * @param statutoryTime the time that the agency has, in words
	 * @param receivedAt when the agency received the dossier
	 * @param dueDate day of the appointment
	 * @param channel how the dossier came in, in words
	 * @param lookUp where its state is shown
	 */
	record Receipt(FormNumber form, Issuer issuer, Instant issuedAt, Subject subject, List<Paper> papers,
			String statutoryTime, Instant receivedAt, LocalDate dueDate, String channel,
			String lookUp) implements Form {
	}

	/**
	 * A paper of a dossier.
	 *
	 * @param name its Vietnamese name
	 * @param manner how it was handed in, in words
	 */
	record Paper(String name, String manner) {
	}

	/**
	 * Forms 02 to 05, which tell the applicant of something and why.
	 *
	 * @param reason why, in the officer's words
	 * @param items what is asked for
	 * @param receivedAt when the agency received the dossier
	 * @param dueDate day of the appointment before
	 * @param newDueDate day of the appointment from now on
	 */
	record Notice(FormNumber form, Issuer issuer, Instant issuedAt, Subject subject, String reason, List<String> items,
			@Nullable Instant receivedAt, @Nullable LocalDate dueDate, @Nullable LocalDate newDueDate) implements Form {
	}

	/**
	 * Form 06.
	 *
	 * @param steps what happened to the dossier
	 * @param receivedAt when the agency received it
	 * @param dueDate day of the appointment
	 * @param outcome how it stands against the appointment, in words
	 */
	record Control(FormNumber form, Issuer issuer, Instant issuedAt, Subject subject, List<Passage> steps,
			@Nullable Instant receivedAt, @Nullable LocalDate dueDate, String outcome) implements Form {
	}

	/**
	 * One step on a control sheet.
	 *
	 * @param by who did it: an agency, the applicant or the system
	 * @param at when
	 * @param what what it led to, in words
	 */
	record Passage(String by, Instant at, String what) {
	}

	/**
	 * Form 07.
	 *
	 * @param from first day
	 * @param to last day
	 * @param rows the dossiers of the days in the order in which they came in
	 */
	record Register(FormNumber form, Issuer issuer, Instant issuedAt, LocalDate from, LocalDate to,
			List<Row> rows) implements Form {
	}

	/**
	 * One dossier in a register.
	 *
	 * @param code its code
	 * @param procedureName Vietnamese name of the procedure
	 * @param agency code of the agency in charge
	 * @param channel how it came in, in words
	 * @param submittedAt when it came in
	 * @param dueDate day of the appointment
	 * @param returnedAt when the result was returned
	 * @param state Vietnamese name of its state
	 */
	record Row(String code, String procedureName, String agency, String channel, Instant submittedAt,
			@Nullable LocalDate dueDate, @Nullable Instant returnedAt, String state) {
	}

}
