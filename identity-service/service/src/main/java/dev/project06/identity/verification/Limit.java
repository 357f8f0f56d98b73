package dev.project06.identity.verification;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What is counted, and for whom.
 */
enum Limit {

	OFFICER_FAILURES, AGENCY_FAILURES, OFFICER_LOOK_UPS, AGENCY_LOOK_UPS;

	/** The name of the failed check. */
	String check() {
		return "limit-of-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Who is counted, or {@code null} where there is nobody such. */
	@Nullable String who(Asker asker) {
		return switch (this) {
			case OFFICER_FAILURES, OFFICER_LOOK_UPS -> "officer:" + asker.officer();
			case AGENCY_FAILURES, AGENCY_LOOK_UPS -> (asker.agency() != null) ? "agency:" + asker.agency() : null;
		};
	}

}
