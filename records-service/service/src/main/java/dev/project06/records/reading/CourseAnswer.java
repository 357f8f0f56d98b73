package dev.project06.records.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.dossier.Charge;
import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Extension;
import dev.project06.records.dossier.Leg;
import dev.project06.records.dossier.Payment;
import dev.project06.records.dossier.Supplement;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the way of a dossier, as callers see it.
 *
 * @param procedureVersion version of the procedure that the dossier was received under
 * @param suspendedAt since when the time stands still
 * @param reason why it was refused, withdrawn or stopped
 * @param supplements the requests for papers
 * @param extension the one time that the appointment was put off
 * @param charges the payments that were asked for
 * @param handOvers the times that it was with other agencies
 */
record CourseAnswer(@Nullable Integer procedureVersion, @Nullable Instant suspendedAt, @Nullable String reason,
		List<Supplement> supplements, @Nullable Extension extension, List<ChargeAnswer> charges,
		List<HandOverAnswer> handOvers) {

	static CourseAnswer of(Course course) {
		return new CourseAnswer((course.procedureVersion() > 0) ? course.procedureVersion() : null,
				course.suspendedAt(), course.reason(), course.supplements(), course.extension(),
				course.charges().stream().map(ChargeAnswer::of).toList(),
				course.legs().stream().map(HandOverAnswer::of).toList());
	}

	/**
	 * A payment that was asked for.
	 *
	 * @param number its number within the dossier
	 * @param amount dong
	 * @param reason what for
	 * @param requestedAt when it was asked for
	 * @param status {@code OPEN}, {@code PAID} or {@code REFUNDED}
	 * @param means how it was paid
	 * @param paidAt when it was paid
	 * @param refundedAt when it was given back
	 * @param failures how many attempts failed
	 */
	record ChargeAnswer(int number, long amount, String reason, Instant requestedAt, String status,
			Payment.@Nullable Means means, @Nullable Instant paidAt, @Nullable Instant refundedAt, long failures) {

		private static ChargeAnswer of(Charge charge) {
			Payment paid = charge.paid();
			long failures = charge.attempts()
				.stream()
				.filter((attempt) -> attempt.status() == Payment.Status.FAILED)
				.count();
			return (paid == null)
					? new ChargeAnswer(charge.number(), charge.amount(), charge.reason(), charge.requestedAt(), "OPEN",
							null, null, null, failures)
					: new ChargeAnswer(charge.number(), charge.amount(), charge.reason(), charge.requestedAt(),
							paid.status().name(), paid.means(), paid.at(), paid.refundedAt(), failures);
		}

	}

	/**
	 * A time with another agency.
	 *
	 * @param agency its code
	 * @param since since when
	 * @param reason what it was asked to do
	 * @param due the day until which it has its part
	 * @param until when it handed the dossier back
	 */
	record HandOverAnswer(String agency, Instant since, String reason, @Nullable LocalDate due,
			@Nullable Instant until) {

		private static HandOverAnswer of(Leg leg) {
			return new HandOverAnswer(leg.agency().text(), leg.since(), leg.reason(), leg.due(), leg.until());
		}

	}

}
