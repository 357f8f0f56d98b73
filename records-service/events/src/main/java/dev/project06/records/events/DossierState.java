package dev.project06.records.events;

/**
 * States of a dossier as the National Public Service Portal numbers them.
 */
public enum DossierState {

	/** Mới đăng ký. */
	SUBMITTED(1, "Mới đăng ký"),

	/** Được tiếp nhận. */
	RECEIVED(2, "Được tiếp nhận"),

	/** Không được tiếp nhận. */
	REFUSED(3, "Không được tiếp nhận"),

	/** Đang xử lý. */
	PROCESSING(4, "Đang xử lý"),

	/** Yêu cầu bổ sung giấy tờ. */
	SUPPLEMENT_REQUESTED(5, "Yêu cầu bổ sung giấy tờ"),

	/** Yêu cầu thực hiện nghĩa vụ tài chính. */
	PAYMENT_REQUESTED(6, "Yêu cầu thực hiện nghĩa vụ tài chính"),

	/** Công dân yêu cầu rút hồ sơ. */
	WITHDRAWN(7, "Công dân yêu cầu rút hồ sơ"),

	/** Dừng xử lý. */
	STOPPED(8, "Dừng xử lý"),

	/** Đã xử lý xong. */
	FINISHED(9, "Đã xử lý xong"),

	/** Đã trả kết quả. */
	RETURNED(10, "Đã trả kết quả");

	private final int code;

	private final String vietnamese;

	DossierState(int code, String vietnamese) {
		this.code = code;
		this.vietnamese = vietnamese;
	}

	/**
	 * The portal's number of the state.
	 * @return 1 to 10
	 */
	public int code() {
		return this.code;
	}

	/**
	 * The portal's name of the state.
	 * @return the Vietnamese name
	 */
	public String vietnamese() {
		return this.vietnamese;
	}

	/**
	 * Whether the dossier is settled: processing has finished, or the result was returned
	 * as well.
	 * @return whether the state is 9 or 10
	 */
	public boolean isSettled() {
		return this == FINISHED || this == RETURNED;
	}

}
