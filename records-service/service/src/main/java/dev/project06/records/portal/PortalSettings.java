package dev.project06.records.portal;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How systems synchronise.
 *
 * @param session how long a session is good for
 * @param most how many dossiers a call takes
 * @param legalBasis the legal text by which holders are looked for
 * @param subjects what the codes of {@code LoaiDoiTuong} mean, by agency; {@code default}
 * for those that are not named. An agency's setting holds for those under it
 */
@ConfigurationProperties("project06.portal")
record PortalSettings(Duration session, int most, String legalBasis, Map<String, Map<String, Subject>> subjects) {

	static final String DEFAULT = "default";

	PortalSettings {
		subjects = Map.copyOf(subjects);
		if (!subjects.containsKey(DEFAULT)) {
			throw new IllegalArgumentException("project06.portal.subjects needs codes for default");
		}
	}

	/**
	 * Who a dossier may be of.
	 */
	enum Subject {

		/** A citizen, whose id is the personal number. */
		CITIZEN,

		/** A business, whose id is none. */
		BUSINESS,

		/** A household business, which has an id of its own. */
		HOUSEHOLD_BUSINESS

	}

}
