package dev.project06.records.dossier;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.project06.records.agency.AgencyCode;

/**
 * What is said with a move.
 *
 * @param reason why; told to the citizen
 * @param components codes of the papers that are asked for
 * @param amount dong that are to be paid
 * @param until the new day of the appointment, or the day until which an agency has its
 * part
 * @param agency the agency that a dossier is handed over to
 */
public record Details(@Nullable String reason, List<String> components, @Nullable Long amount,
		@Nullable LocalDate until, @Nullable AgencyCode agency) {

	/** Nothing is said. */
	public static final Details NONE = new Details(null, List.of(), null, null, null);

	public Details {
		components = List.copyOf(components);
	}

	/**
	 * Only why.
	 * @param reason why
	 * @return the details
	 */
	public static Details because(String reason) {
		return new Details(reason, List.of(), null, null, null);
	}

}
