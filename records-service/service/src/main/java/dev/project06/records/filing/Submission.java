package dev.project06.records.filing;

import dev.project06.records.agency.AgencyCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen sends to file a dossier online.
 *
 * @param procedure code of the procedure
 * @param agency code of the agency
 * @param note a remark
 */
record Submission(@NotBlank @Size(max = 40) String procedure, @NotNull AgencyCode agency,
		@Nullable @Size(max = 1000) String note) {

	/** Nothing that the citizen wrote. */
	@Override
	public String toString() {
		return "Submission[]";
	}

}
