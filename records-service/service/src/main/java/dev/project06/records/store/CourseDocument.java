package dev.project06.records.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Charge;
import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Extension;
import dev.project06.records.dossier.Leg;
import dev.project06.records.dossier.Payment;
import dev.project06.records.dossier.Supplement;

/**
 * How the course of a dossier stands in its document.
 */
final class CourseDocument {

	private CourseDocument() {
	}

	/** Each field of the course, {@code null} for one that is to be absent. */
	static Document of(Course course) {
		return new Document("receivedAt", date(course.receivedAt())).append("dueDate", text(course.dueDate()))
			.append("procedureVersion", (course.procedureVersion() > 0) ? course.procedureVersion() : null)
			.append("waivable", (course.waivable() > 0) ? course.waivable() : null)
			.append("suspendedAt", date(course.suspendedAt()))
			.append("finishedAt", date(course.finishedAt()))
			.append("returnedAt", date(course.returnedAt()))
			.append("reason", course.reason())
			.append("supplements", list(course.supplements(), CourseDocument::supplement))
			.append("extension", (course.extension() != null) ? extension(course.extension()) : null)
			.append("charges", list(course.charges(), CourseDocument::charge))
			.append("legs", list(course.legs(), CourseDocument::leg));
	}

	static Course course(Document document) {
		Document extension = document.get("extension", Document.class);
		return new Course(instant(document, "receivedAt"), day(document, "dueDate"),
				document.getInteger("procedureVersion", 0), document.getInteger("waivable", 0),
				instant(document, "suspendedAt"), instant(document, "finishedAt"), instant(document, "returnedAt"),
				document.getString("reason"), items(document, "supplements", CourseDocument::supplement),
				(extension != null) ? extension(extension) : null, items(document, "charges", CourseDocument::charge),
				items(document, "legs", CourseDocument::leg));
	}

	private static Document supplement(Supplement supplement) {
		return without(new Document("requestedAt", date(supplement.requestedAt())).append("reason", supplement.reason())
			.append("components", supplement.components())
			.append("completedAt", date(supplement.completedAt()))
			.append("dueBefore", text(supplement.dueBefore()))
			.append("dueAfter", text(supplement.dueAfter())));
	}

	private static Supplement supplement(Document document) {
		return new Supplement(at(document, "requestedAt"), document.getString("reason"),
				document.getList("components", String.class), instant(document, "completedAt"),
				day(document, "dueBefore"), day(document, "dueAfter"));
	}

	private static Document extension(Extension extension) {
		return new Document("at", date(extension.at())).append("from", extension.from().toString())
			.append("until", extension.until().toString())
			.append("reason", extension.reason());
	}

	private static Extension extension(Document document) {
		return new Extension(at(document, "at"), LocalDate.parse(document.getString("from")),
				LocalDate.parse(document.getString("until")), document.getString("reason"));
	}

	private static Document charge(Charge charge) {
		return without(new Document("number", charge.number()).append("amount", charge.amount())
			.append("reason", charge.reason())
			.append("requestedAt", date(charge.requestedAt()))
			.append("attempts", list(charge.attempts(), CourseDocument::payment)));
	}

	private static Charge charge(Document document) {
		return new Charge(document.getInteger("number"), document.getLong("amount"), document.getString("reason"),
				at(document, "requestedAt"), items(document, "attempts", CourseDocument::payment));
	}

	private static Document payment(Payment payment) {
		return without(new Document("key", payment.key()).append("digest", payment.digest())
			.append("means", payment.means().name())
			.append("status", payment.status().name())
			.append("at", date(payment.at()))
			.append("failure", payment.failure())
			.append("refundedAt", date(payment.refundedAt()))
			.append("refundReason", payment.refundReason()));
	}

	private static Payment payment(Document document) {
		return new Payment(document.getString("key"), document.getString("digest"),
				Payment.Means.valueOf(document.getString("means")),
				Payment.Status.valueOf(document.getString("status")), at(document, "at"), document.getString("failure"),
				instant(document, "refundedAt"), document.getString("refundReason"));
	}

	private static Document leg(Leg leg) {
		return without(new Document("agency", leg.agency().text()).append("since", date(leg.since()))
			.append("reason", leg.reason())
			.append("due", text(leg.due()))
			.append("until", date(leg.until())));
	}

	private static Leg leg(Document document) {
		return new Leg(new AgencyCode(document.getString("agency")), at(document, "since"),
				document.getString("reason"), day(document, "due"), instant(document, "until"));
	}

	private static <T> @Nullable List<Document> list(List<T> items, Function<T, Document> written) {
		return items.isEmpty() ? null : items.stream().map(written).toList();
	}

	private static <T> List<T> items(Document document, String field, Function<Document, T> read) {
		return document.getList(field, Document.class, List.of()).stream().map(read).toList();
	}

	/** Nothing stands in the store for what is not there. */
	private static Document without(Document document) {
		document.values().removeIf(Objects::isNull);
		return document;
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
	}

	private static @Nullable String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

	private static Instant at(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

	private static @Nullable Instant instant(Document document, String field) {
		Date date = document.getDate(field);
		return (date != null) ? date.toInstant() : null;
	}

	private static @Nullable LocalDate day(Document document, String field) {
		String day = document.getString(field);
		return (day != null) ? LocalDate.parse(day) : null;
	}

}
