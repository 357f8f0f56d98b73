package dev.project06.records.form;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The forms of Circular 03/2025/TT-VPCP, annex I.
 */
enum FormNumber {

	/** Receipt and appointment. */
	RECEIPT("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),

	/** Request to supplement. */
	SUPPLEMENT("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),

	/** Refusal at intake. */
	REFUSAL("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),

	/** Apology and request for more time. */
	EXTENSION("04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),

	/** Notice of stop. */
	STOP("05", "Thông báo dừng giải quyết hồ sơ"),

	/** Control sheet. */
	CONTROL("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),

	/** Register. */
	REGISTER("07", "Sổ theo dõi hồ sơ");

	private final String number;

	private final String title;

	FormNumber(String number, String title) {
		this.number = number;
		this.title = title;
	}

	/** Finds the form of a dossier with a number from 01 to 06. */
	static FormNumber of(String number) {
		return Arrays.stream(values()).filter((form) -> form.number.equals(number)).findFirst().orElseThrow();
	}

	@JsonValue
	String number() {
		return this.number;
	}

	String title() {
		return this.title;
	}

}
