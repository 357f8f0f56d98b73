package dev.project06.records.form;

import java.util.List;

/**
 * What the forms 02 to 05 say besides what is asked for and why.
 */
final class Notices {

	private Notices() {
	}

	static List<String> sentences(Form.Notice form) {
		String agency = form.issuer().agency();
		String code = form.subject().code();
		return switch (form.form()) {
			case SUPPLEMENT -> List.of("Để có đủ căn cứ giải quyết, " + agency
					+ " yêu cầu Ông/Bà bổ sung, hoàn thiện hồ sơ với những nội dung sau:");
			case REFUSAL -> List.of("Qua xem xét, " + agency
					+ " thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể dưới đây.");
			case EXTENSION -> List.of(received(form) + agency + " tiếp nhận giải quyết hồ sơ mã số " + code
					+ " của Ông/Bà. Thời gian hẹn trả kết quả: " + Words.dayOrNothing(form.dueDate())
					+ ". Tuy nhiên, đến nay " + agency
					+ " chưa trả kết quả giải quyết hồ sơ đúng thời hạn ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
					"Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của Ông/Bà. " + agency
							+ " xin lỗi Ông/Bà và hẹn lại ngày trả kết quả: " + Words.dayOrNothing(form.newDueDate())
							+ ".");
			case STOP -> List.of(received(form) + agency + " tiếp nhận giải quyết hồ sơ mã số " + code
					+ " của Ông/Bà. Nay " + agency + " thông báo dừng giải quyết hồ sơ này.");
			case RECEIPT, CONTROL, REGISTER -> List.of();
		};
	}

	private static String received(Form.Notice form) {
		return (form.receivedAt() != null) ? "Vào " + Words.longDay(form.receivedAt()) + ", " : "";
	}

	static String closing(Form.Notice form) {
		return switch (form.form()) {
			case SUPPLEMENT ->
				"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ với nơi tiếp nhận để được hướng dẫn./.";
			case EXTENSION -> "Mong nhận được sự thông cảm của Ông/Bà vì sự chậm trễ này./.";
			case REFUSAL, STOP -> "Xin thông báo để Ông/Bà được biết và thực hiện./.";
			case RECEIPT, CONTROL, REGISTER -> "";
		};
	}

	static String signatory(Form.Notice form) {
		return switch (form.form()) {
			case SUPPLEMENT, REFUSAL -> "NGƯỜI TIẾP NHẬN HỒ SƠ";
			case EXTENSION, STOP, RECEIPT, CONTROL, REGISTER -> "THỦ TRƯỞNG ĐƠN VỊ";
		};
	}

}
