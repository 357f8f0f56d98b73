package dev.project06.records.queue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an officer sends to link the holder.
 *
 * @param candidate one of the candidates; left out when exactly one person fits
 * @param reason what the officer goes by
 * @param legalBasis the legal text that permits it
 */
record Choice(@Nullable @Pattern(regexp = "[0-9A-Za-z_-]{1,64}") String candidate,
		@NotBlank @Size(max = 200) String reason, @NotBlank @Size(min = 3, max = 200) String legalBasis) {
}
