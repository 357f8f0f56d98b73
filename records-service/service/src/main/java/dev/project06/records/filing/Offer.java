package dev.project06.records.filing;

import java.util.regex.Pattern;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * A procedure that an agency takes dossiers of.
 *
 * @param procedure the procedure
 * @param agency the agency
 */
record Offer(Procedure procedure, Agency agency) {

	/** Also with the blanks, points and hyphens that people put into long numbers. */
	private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\p{Nd}([ .\\-\\u00a0]?\\p{Nd}){11}");

	static Offer of(Catalogue catalogue, Agencies agencies, String procedure, AgencyCode agency, Channel channel) {
		Procedure found = catalogue.find(procedure).orElseThrow(() -> new RefusedFieldException("procedure", "code"));
		Agency taker = agencies.find(agency).orElseThrow(() -> new RefusedFieldException("agency", "code"));
		if (!found.offeredBy().contains(taker.block())) {
			throw new RefusedFieldException("agency", "not-offered");
		}
		if (channel == Channel.ONLINE && found.serviceLevel() == ServiceLevel.INFORMATION) {
			throw new RefusedFieldException("procedure", "not-online");
		}
		return new Offer(found, taker);
	}

	/** A number in a remark would stand in the store in clear. */
	static void refuseNumbers(@Nullable String note) {
		if (note != null && PERSONAL_NUMBER.matcher(note).find()) {
			throw new RefusedFieldException("note", "personal-number");
		}
	}

}
