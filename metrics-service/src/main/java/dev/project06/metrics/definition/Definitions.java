package dev.project06.metrics.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.project06.metrics.cell.Count;

/**
 * All measures that the service knows.
 */
public final class Definitions {

	private static final String EMC_TARGETS = "Targets of 2024 for the EMC rate: nation 50 %, ministries 70 %, "
			+ "provinces 30 % (Báo Kinh tế và Đô thị, on the EMC figures of 2024)";

	private static final List<Definition> ALL = List.of(onlineRate(), identifierAttachedRate(), onTimeRate());

	private Definitions() {
	}

	/**
	 * The measures.
	 * @return all, in the order in which they are shown
	 */
	public static List<Definition> all() {
		return ALL;
	}

	/**
	 * Finds a measure.
	 * @param id its name
	 * @return the measure, if there is one
	 */
	public static Optional<Definition> find(String id) {
		return ALL.stream().filter((definition) -> definition.id().equals(id)).findFirst();
	}

	private static Definition onlineRate() {
		return new Definition("online-rate", 1,
				new Text("Tỷ lệ hồ sơ trực tuyến toàn trình", "Full-process online dossier rate"),
				new Text(
						"Theo cách tính của hệ thống EMC: hồ sơ trực tuyến toàn trình trên tổng số hồ sơ đã giải quyết,"
								+ " tính theo ngày xử lý xong.",
						"As the EMC monitor counts it: full-process online dossiers over all dossiers settled, by the "
								+ "day on which processing finished."),
				new Definition.Part(
						new Text("Hồ sơ đã giải quyết, nộp trực tuyến, thuộc dịch vụ công trực tuyến toàn trình",
								"Dossiers settled that were filed online with a full-process procedure"),
						(sums) -> sums.of(Count.SETTLED_ONLINE)),
				new Definition.Part(
						new Text("Hồ sơ đã giải quyết (trạng thái 9 hoặc 10)", "Dossiers settled (state 9 or 10)"),
						(sums) -> sums.of(Count.SETTLED)),
				"EMC, the monitor of digital government (letter 1043/BTTTT-CĐSQG of 2024-03-25); formula as published "
						+ "with Hà Nam 2024: 115,665 of 168,746",
				LocalDate.of(2024, 3, 25), List.of(emcTarget(Target.Reach.NATION, 50),
						emcTarget(Target.Reach.MINISTRY, 70), emcTarget(Target.Reach.LOCALITY, 30)));
	}

	private static Target emcTarget(Target.Reach reach, long percent) {
		return new Target(reach, BigDecimal.valueOf(percent), 2024, EMC_TARGETS);
	}

	private static Definition identifierAttachedRate() {
		return new Definition("identifier-attached-rate", 1,
				new Text("Tỷ lệ hồ sơ gắn với số định danh cá nhân",
						"Rate of dossiers tagged with a personal identifier"),
				new Text("Hồ sơ đã xác thực số định danh cá nhân của chủ hồ sơ trên tổng số hồ sơ tiếp nhận trong kỳ.",
						"Dossiers whose holder's personal identifier is verified over all dossiers received in the "
								+ "period."),
				new Definition.Part(
						new Text("Hồ sơ tiếp nhận trong kỳ có số định danh đã được xác thực",
								"Dossiers received in the period whose link to the identifier is verified"),
						(sums) -> sums.of(Count.IDENTIFIED)),
				new Definition.Part(new Text("Hồ sơ tiếp nhận trong kỳ", "Dossiers received in the period"),
						(sums) -> sums.of(Count.RECEIVED)),
				"National Committee on Digital Transformation, session of July 2024: targets for 2025",
				LocalDate.of(2024, 7, 10),
				List.of(new Target(Target.Reach.ALL, BigDecimal.valueOf(100), 2025,
						"National Committee on Digital Transformation: 100 % of settlement dossiers tagged with "
								+ "personal identifiers by 2025")));
	}

	private static Definition onTimeRate() {
		return new Definition("on-time-rate", 1, new Text("Tỷ lệ hồ sơ giải quyết đúng hạn", "On-time rate"), new Text(
				"Chỉ tiêu 2.1: hồ sơ xử lý xong đúng hạn hoặc còn trong hạn trên tổng số hồ sơ tiếp nhận trong kỳ. Yêu cầu"
						+ " bổ sung quá một lần là quá hạn; hồ sơ chưa kết thúc được xét vào hôm nay hoặc ngày cuối kỳ.",
				"Indicator 2.1: dossiers finished on time or still within time over those received in the period. More "
						+ "than one supplement request is late; refused, withdrawn and stopped dossiers end then; one "
						+ "that has not ended is judged today or on the last day of the period, the earlier."),
				new Definition.Part(
						new Text("Hồ sơ kết thúc chậm nhất vào ngày hẹn trả, hoặc chưa kết thúc và còn trong hạn",
								"Dossiers that ended by the day of the appointment, or have not ended and are within "
										+ "time"),
						(sums) -> sums.of(Count.ON_TIME) + sums.openInTime()),
				new Definition.Part(
						new Text("Hồ sơ tiếp nhận trong kỳ, có ngày hẹn trả",
								"Dossiers received in the period that have an appointment"),
						(sums) -> sums.of(Count.ON_TIME) + sums.of(Count.LATE) + sums.of(Count.OPEN)),
				"Decision 766/QĐ-TTg of 2022-06-23, indicator 2.1", LocalDate.of(2022, 6, 23), List.of());
	}

}
