package dev.project06.records.portal;

/**
 * What is wrong, by the number in {@code error_code} and the name in {@code error_name}.
 * Both are a contract.
 */
enum PortalError {

	/** Nothing. */
	OK(0, "Thành công"),

	/** There is no such service. */
	UNKNOWN_SERVICE(1, "Không có dịch vụ này"),

	/** No session, an expired one, or one of another agency or account. */
	SESSION_INVALID(2, "Phiên làm việc không hợp lệ hoặc đã hết hạn, hãy đăng nhập lại"),

	/** The agency is not the caller's own, nor under it. */
	AGENCY_NOT_PERMITTED(3, "Mã đơn vị không thuộc quyền của tài khoản"),

	/** A member of the call is missing or has another form. */
	MALFORMED_CALL(4, "Lời gọi thiếu hoặc sai trường"),

	/** More dossiers than one call takes. */
	TOO_MANY(5, "Quá nhiều hồ sơ trong một lời gọi"),

	/** Something that is needed does not answer; nothing is written, send it again. */
	UNAVAILABLE(6, "Hệ thống liên quan chưa trả lời, hãy gửi lại"),

	/** A field of the dossier fails a check. */
	INVALID_FIELD(10, "Trường dữ liệu không hợp lệ"),

	/** There is a dossier of this code that another request has made. */
	CODE_EXISTS(11, "Mã hồ sơ đã có, hãy gửi isUpdating True"),

	/** There is no such dossier, or the agency may not see it. */
	UNKNOWN_DOSSIER(12, "Không có hồ sơ này"),

	/** The state lies behind the one that the dossier has. */
	STATE_BACKWARDS(13, "Trạng thái lùi so với hồ sơ"),

	/** The time lies before what has happened already. */
	OUT_OF_ORDER(14, "Thời điểm trước bước đã ghi nhận"),

	/** A rule of the dossier does not allow it. */
	NOT_ALLOWED(15, "Hồ sơ không cho phép bước này"),

	/** Somebody else is changing it; send it again. */
	CHANGED_MEANWHILE(16, "Hồ sơ vừa được thay đổi, hãy gửi lại"),

	/** There is no such procedure today. */
	UNKNOWN_PROCEDURE(17, "Không có thủ tục này");

	private final int code;

	private final String words;

	PortalError(int code, String words) {
		this.code = code;
		this.words = words;
	}

	/** As a text: this is how systems in use read it. */
	String code() {
		return Integer.toString(this.code);
	}

	String words() {
		return this.words;
	}

}
