package dev.project06.records.filing;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an official sends to file a dossier that came in at a counter or by post.
 *
 * @param procedure code of the procedure
 * @param channel how it came in
 * @param receipt a receipt of the confirm operation on the holder
 * @param agency code of the agency in charge, when it is not the official's own
 */
record Intake(@NotBlank @Size(max = 40) String procedure, @NotNull Channel channel,
		@Nullable @Size(max = 4096) String receipt, @Nullable AgencyCode agency) {

	/** Not the receipt, which holds the number. */
	@Override
	public String toString() {
		return "Intake[]";
	}

}
