package dev.project06.records.portal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.portal.PortalSettings.Subject;
import dev.project06.records.takeover.Field;
import dev.project06.records.takeover.OldRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dossier as {@code DongBoHoSoMC} sends it.
 *
 * @param sent the members
 * @param subject who it is of
 */
record SentDossier(JsonNode sent, Subject subject) {

	/** Where each field of a row comes from. */
	private static final Map<Field, String> NAMES = Map.of(Field.CODE, "MaHoSo", Field.PROCEDURE, "MaTTHC", Field.NAME,
			"ChuHoSo", Field.NUMBER, "MaDoiTuong", Field.STATE, "TrangThaiHoSo", Field.RECEIVED, "NgayTiepNhan",
			Field.DUE, "NgayHenTra", Field.RETURNED, "NgayTra", Field.CHANNEL, "KenhThucHien", Field.REASON, "GhiChu");

	static SentDossier of(JsonNode sent, AgencyCode agency, PortalSettings settings) {
		String code = Members.text(sent, "LoaiDoiTuong");
		if (code == null) {
			return new SentDossier(sent, Subject.CITIZEN);
		}
		Subject subject = codes(agency, settings).get(code);
		if (subject == null) {
			throw new PortalException(PortalError.INVALID_FIELD, "LoaiDoiTuong", "code");
		}
		return new SentDossier(sent, subject);
	}

	private static Map<String, Subject> codes(AgencyCode agency, PortalSettings settings) {
		for (AgencyCode above = agency; above != null; above = above.parent()) {
			Map<String, Subject> codes = settings.subjects().get(above.text());
			if (codes != null) {
				return codes;
			}
		}
		return Objects.requireNonNull(settings.subjects().get(PortalSettings.DEFAULT));
	}

	/** Whether a citizen is named without the number: what the target of 100 % lacks. */
	boolean isBlank() {
		return this.subject == Subject.CITIZEN && text("MaDoiTuong") == null;
	}

	OldRow row() {
		Map<Field, String> values = new EnumMap<>(Field.class);
		NAMES.forEach((field, name) -> put(values, field, text(name)));
		if (this.subject != Subject.CITIZEN) {
			values.remove(Field.NAME);
			values.remove(Field.NUMBER);
		}
		put(values, Field.FINISHED, ended());
		put(values, Field.SUSPENDED, asked());
		put(values, Field.AMOUNT, amount());
		return new OldRow(values);
	}

	/** Some systems say only when the result was returned. */
	@Nullable String ended() {
		String ended = text("NgayKetThucXuLy");
		return (ended == null && "10".equals(text("TrangThaiHoSo"))) ? text("NgayTra") : ended;
	}

	/** When papers were asked for last. */
	private @Nullable String asked() {
		List<JsonNode> requests = Members.list(this.sent, "DanhSachHoSoBoSung");
		return requests.isEmpty() ? null : Members.text(requests.getLast(), "NgayBoSung");
	}

	/** All fees that are not paid; nothing when one is no amount of dong. */
	@Nullable String amount() {
		long sum = 0;
		for (JsonNode fee : Members.list(this.sent, "DanhSachLePhi")) {
			String amount = Members.text(fee, "SoTien");
			if (amount == null || !amount.matches("[0-9]{1,10}")) {
				return null;
			}
			sum += "1".equals(Members.text(fee, "TrangThaiThanhToan")) ? 0 : Long.parseLong(amount);
		}
		return (sum > 0) ? Long.toString(sum) : null;
	}

	private @Nullable String text(String name) {
		return Members.text(this.sent, name);
	}

	private static void put(Map<Field, String> values, Field field, @Nullable String value) {
		if (value != null) {
			values.put(field, value);
		}
	}

	/** By what systems call a field of a row. */
	static String nameOf(String word) {
		return Field.of(word).map((field) -> switch (field) {
			case FINISHED -> "NgayKetThucXuLy";
			case SUSPENDED -> "DanhSachHoSoBoSung";
			case AMOUNT -> "DanhSachLePhi";
			case CODE, AGENCY, PROCEDURE, NUMBER, OLD_NUMBER, NAME, BIRTH_DATE, PLACE, CHANNEL, STATE, SUBMITTED,
					RECEIVED, DUE, RETURNED, REASON ->
				Objects.requireNonNullElse(NAMES.get(field), word);
		}).orElse(word);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "SentDossier[]";
	}

}
