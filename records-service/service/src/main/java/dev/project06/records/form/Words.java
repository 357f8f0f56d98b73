package dev.project06.records.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Step;
import dev.project06.records.events.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How forms say things: in Vietnamese, with times of Vietnam.
 */
final class Words {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

	private Words() {
	}

	static String day(LocalDate day) {
		return day.format(DAY);
	}

	static String dayOrNothing(@Nullable LocalDate day) {
		return (day != null) ? day(day) : "";
	}

	static String moment(Instant at) {
		return at.atZone(WorkingCalendar.ZONE).format(MOMENT);
	}

	static String momentOrNothing(@Nullable Instant at) {
		return (at != null) ? moment(at) : "";
	}

	/** As official papers write a moment. */
	static String longMoment(Instant at) {
		ZonedDateTime local = at.atZone(WorkingCalendar.ZONE);
		return String.format(Locale.ROOT, "%02d giờ %02d phút, %s", local.getHour(), local.getMinute(),
				longDay(local.toLocalDate()));
	}

	/**
	 * As official papers write a day: months 1 and 2 with a nought (Decree
	 * 30/2020/NĐ-CP).
	 */
	static String longDay(LocalDate day) {
		String month = (day.getMonthValue() < 3) ? "0" + day.getMonthValue() : Integer.toString(day.getMonthValue());
		return String.format(Locale.ROOT, "ngày %02d tháng %s năm %d", day.getDayOfMonth(), month, day.getYear());
	}

	static String longDay(Instant at) {
		return longDay(at.atZone(WorkingCalendar.ZONE).toLocalDate());
	}

	static String time(StatutoryTime time) {
		return switch (time.unit()) {
			case WORKING_HOURS -> time.amount() + " giờ làm việc";
			case SAME_DAY -> "trong ngày làm việc";
			case WORKING_DAYS -> time.amount() + " ngày làm việc";
			case DAYS -> time.amount() + " ngày";
			case MONTHS -> time.amount() + " tháng";
		};
	}

	static String channel(Channel channel) {
		return switch (channel) {
			case COUNTER -> "Trực tiếp";
			case ONLINE -> "Trực tuyến";
			case POST -> "Bưu chính công ích";
		};
	}

	static String holder(Link link) {
		return switch (link.state()) {
			case VERIFIED -> "Đã gắn số định danh cá nhân, đã xác thực";
			case PENDING, AMBIGUOUS -> "Đang chờ xác thực số định danh cá nhân";
			case MISMATCH -> "Thông tin chưa khớp với Cơ sở dữ liệu quốc gia về dân cư";
			case UNLINKED, SUPERSEDED -> "Chưa gắn số định danh cá nhân";
		};
	}

	static String step(Step step) {
		return switch (step.change()) {
			case LINKED -> "Gắn số định danh cá nhân";
			case EXTENDED -> "Xin lỗi và hẹn lại ngày trả kết quả";
			case HANDED_OVER -> "Chuyển hồ sơ sang cơ quan phối hợp";
			case HANDED_BACK -> "Nhận lại hồ sơ từ cơ quan phối hợp";
			case UPDATED -> "Cập nhật hồ sơ";
			case TAKEN_OVER -> "Tiếp nhận từ hệ thống cũ: " + step.state().vietnamese();
			case SUBMITTED, RECEIVED, REFUSED, PROCESSED, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED, WITHDRAWN, STOPPED,
					FINISHED, RETURNED ->
				step.state().vietnamese();
		};
	}

	/**
	 * How a dossier stands against its appointment, at the end or at a moment before it.
	 */
	static String outcome(Dossier dossier, Instant now) {
		LocalDate dueDate = dossier.dueDate();
		if (dueDate == null) {
			return "Chưa có ngày hẹn trả";
		}
		boolean ended = dossier.finishedAt() != null;
		LocalDate day = Objects.requireNonNullElse(dossier.finishedAt(), now)
			.atZone(WorkingCalendar.ZONE)
			.toLocalDate();
		if (day.isAfter(dueDate)) {
			return "Quá hạn";
		}
		if (!ended) {
			return "Trong hạn";
		}
		return day.isBefore(dueDate) ? "Trước hạn" : "Đúng hạn";
	}

}
