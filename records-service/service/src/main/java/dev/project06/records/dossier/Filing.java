package dev.project06.records.dossier;

import java.time.Instant;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * What stands fast once a dossier is filed.
 *
 * @param procedure code of the procedure
 * @param serviceLevel how much of it was offered online then
 * @param essential whether it was an essential service then
 * @param agency the agency in charge
 * @param block the block of that agency
 * @param channel how it was filed
 * @param applicant who filed it online; {@code null} at a counter or by post
 * @param acting in what capacity the applicant files for another; {@code null} for an own
 * dossier
 * @param note a remark of the applicant
 * @param at when it was filed
 */
public record Filing(String procedure, ServiceLevel serviceLevel, boolean essential, AgencyCode agency,
		AgencyBlock block, Channel channel, @Nullable Applicant applicant, @Nullable Acting acting,
		@Nullable String note, Instant at) {

	/** Nothing that the applicant wrote. */
	@Override
	public String toString() {
		return "Filing[" + this.procedure + " at " + this.agency + " by " + this.channel + "]";
	}

}
