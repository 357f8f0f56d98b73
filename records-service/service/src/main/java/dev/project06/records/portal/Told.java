package dev.project06.records.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.project06.records.dossier.Details;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Move;
import dev.project06.records.events.DossierState;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.takeover.WrittenDates;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a system tells of a dossier that is known.
 *
 * @param code its code
 * @param state the state that it has there
 * @param at when that came about
 * @param ended when processing ended, if it is said
 * @param returned when the result was returned, if it is said
 * @param reason in words
 * @param amount dong that are to be paid
 */
record Told(DossierCode code, DossierState state, Instant at, @Nullable Instant ended, @Nullable Instant returned,
		@Nullable String reason, @Nullable Long amount) {

	private static final int LONGEST = 1000;

	/** Clocks differ. */
	private static final Duration AHEAD = Duration.ofMinutes(5);

	/** The members of {@code DongBoHoSoMC}. */
	static Told of(SentDossier sent, Instant now) {
		JsonNode node = sent.sent();
		String amount = sent.amount();
		return new Told(code(node), state(node, "TrangThaiHoSo"), now, time("NgayKetThucXuLy", sent.ended(), now),
				time("NgayTra", Members.text(node, "NgayTra"), now), reason(node, "GhiChu"),
				(amount != null) ? Long.valueOf(amount) : null);
	}

	/** The members of {@code CapNhatTienDoHoSoMC}. */
	static Told ofProgress(JsonNode node, Instant now) {
		Instant at = time("ThoiDiemXuLy", Members.text(node, "ThoiDiemXuLy"), now);
		if (at == null) {
			throw invalid("ThoiDiemXuLy", "required");
		}
		return new Told(code(node), state(node, "TrangThai"), at, null, null, reason(node, "NoiDungXuLy"), null);
	}

	private static DossierCode code(JsonNode node) {
		String code = Members.text(node, "MaHoSo");
		if (code == null || !DossierCode.isCode(code)) {
			throw invalid("MaHoSo", (code == null) ? "required" : "dossier-code");
		}
		return new DossierCode(code);
	}

	private static DossierState state(JsonNode node, String name) {
		String text = Members.text(node, name);
		for (DossierState state : DossierState.values()) {
			if (Integer.toString(state.code()).equals(text)) {
				return state;
			}
		}
		throw invalid(name, (text == null) ? "required" : "code");
	}

	private static @Nullable Instant time(String name, @Nullable String text, Instant now) {
		if (text == null) {
			return null;
		}
		Instant at = WrittenDates.instant(text).orElseThrow(() -> invalid(name, "local-date"));
		if (at.isAfter(now.plus(AHEAD))) {
			throw invalid(name, "future");
		}
		return at.isAfter(now) ? now : at;
	}

	private static @Nullable String reason(JsonNode node, String name) {
		String text = Members.text(node, name);
		if (text != null && text.length() > LONGEST) {
			throw invalid(name, "too-long");
		}
		try {
			PersonalNumbers.refuse(name, text);
		}
		catch (RefusedFieldException ex) {
			throw invalid(name, ex.check());
		}
		return text;
	}

	private static PortalException invalid(String field, String check) {
		return new PortalException(PortalError.INVALID_FIELD, field, check);
	}

	Instant at(Move move) {
		return switch (move) {
			case FINISH, STOP, REFUSE, WITHDRAW -> Objects.requireNonNullElse(this.ended, this.at);
			case RETURN -> Objects.requireNonNullElse(this.returned, this.at);
			case RECEIVE, PROCESS, REQUEST_SUPPLEMENT, SUPPLEMENT, REQUEST_PAYMENT, EXTEND, HAND_OVER, HAND_BACK ->
				(this.ended != null && this.ended.isBefore(this.at)) ? this.ended : this.at;
		};
	}

	/** What a move says; some say nothing without a reason or an amount. */
	Details details(Move move) {
		if (this.reason == null && (move == Move.REQUEST_SUPPLEMENT || move == Move.REQUEST_PAYMENT)) {
			throw invalid("GhiChu", "required");
		}
		if (this.amount == null && move == Move.REQUEST_PAYMENT) {
			throw invalid("DanhSachLePhi", "required");
		}
		return new Details(this.reason, List.of(), this.amount, null, null);
	}

	/** Nothing that was written. */
	@Override
	public String toString() {
		return "Told[" + this.code + "]";
	}

}
