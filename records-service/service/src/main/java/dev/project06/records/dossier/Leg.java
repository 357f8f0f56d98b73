package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.project06.records.agency.AgencyCode;

/**
 * The time that a dossier is with another agency than the one it was filed with (liên
 * thông). The clock of the dossier runs on; this is that agency's own.
 *
 * @param agency the other agency
 * @param since since when
 * @param reason what it is asked to do
 * @param due the day until which it has its part
 * @param until when it handed the dossier back, or it ended
 */
public record Leg(AgencyCode agency, Instant since, String reason, @Nullable LocalDate due, @Nullable Instant until) {

	boolean isOpen() {
		return this.until == null;
	}

	Leg closed(Instant at) {
		return isOpen() ? new Leg(this.agency, this.since, this.reason, this.due, at) : this;
	}

}
