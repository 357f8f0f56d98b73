package dev.project06.records.portal;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a call, or to one dossier of it. Holds nothing of a person.
 *
 * @param code number of the error, {@code 0} when all is well
 * @param name name of the error
 * @param message the error in words
 * @param maHoSo code of the dossier, where there is one
 * @param field the field that fails, where one does
 * @param check the check that it fails
 * @param session the session, of a login
 * @param expires how many seconds it is good for
 * @param trangThai the portal's number of the state that the dossier has now
 * @param lienKet standing of the link to the holder
 * @param blank how many dossiers came without the holder's number
 * @param result what was asked for, or an answer for each dossier in its order
 */
record PortalAnswer(@JsonProperty("error_code") String code, @JsonProperty("error_name") PortalError name,
		@JsonProperty("error_message") String message, @JsonProperty("MaHoSo") @Nullable String maHoSo,
		@Nullable String field, @Nullable String check, @Nullable String session,
		@JsonProperty("expires_in") @Nullable Long expires, @JsonProperty("TrangThaiHoSo") @Nullable String trangThai,
		@JsonProperty("LienKetDinhDanh") @Nullable String lienKet,
		@JsonProperty("ThieuMaDoiTuong") @Nullable Integer blank, @Nullable Object result) {

	static PortalAnswer of(PortalError error) {
		return of(error, null, null, null);
	}

	static PortalAnswer of(PortalError error, @Nullable String dossier, @Nullable String field,
			@Nullable String check) {
		return new PortalAnswer(error.code(), error, error.words(), dossier, field, check, null, null, null, null, null,
				null);
	}

	static PortalAnswer session(String session, long seconds) {
		return new PortalAnswer(PortalError.OK.code(), PortalError.OK, PortalError.OK.words(), null, null, null,
				session, seconds, null, null, null, null);
	}

	static PortalAnswer dossier(String code, int state, String link) {
		return new PortalAnswer(PortalError.OK.code(), PortalError.OK, PortalError.OK.words(), code, null, null, null,
				null, Integer.toString(state), link, null, null);
	}

	static PortalAnswer data(Object data) {
		return new PortalAnswer(PortalError.OK.code(), PortalError.OK, PortalError.OK.words(), null, null, null, null,
				null, null, null, null, data);
	}

	/** Of a call that is good: each dossier is answered by itself. */
	static PortalAnswer dossiers(List<PortalAnswer> each, @Nullable Integer blank) {
		return new PortalAnswer(PortalError.OK.code(), PortalError.OK, PortalError.OK.words(), null, null, null, null,
				null, null, null, blank, each);
	}

	/** Members of a listing, without those that have no value. */
	static Map<String, Object> members(Object... namesAndValues) {
		Map<String, Object> members = new java.util.LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			if (!"".equals(namesAndValues[i + 1])) {
				members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
			}
		}
		return members;
	}

}
