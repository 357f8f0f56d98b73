package dev.project06.records.filing;

import java.time.LocalDate;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;

/**
 * A procedure that an agency takes dossiers of.
 *
 * @param procedure the procedure
 * @param agency the agency
 */
record Offer(Procedure procedure, Agency agency) {

	static Offer of(Catalogue catalogue, Agencies agencies, String procedure, AgencyCode agency, Channel channel,
			LocalDate day) {
		Procedure found = catalogue.find(procedure, day)
			.orElseThrow(() -> new RefusedFieldException("procedure", "code"));
		Agency taker = agencies.find(agency).orElseThrow(() -> new RefusedFieldException("agency", "code"));
		if (!found.isOfferedBy(taker)) {
			throw new RefusedFieldException("agency", "not-offered");
		}
		if (channel == Channel.ONLINE && found.serviceLevel() == ServiceLevel.INFORMATION) {
			throw new RefusedFieldException("procedure", "not-online");
		}
		return new Offer(found, taker);
	}

}
