package dev.project06.identity.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Why personal data are asked for. Without one the population database refuses.
 *
 * @param procedure national code of the procedure, such as {@code 1.004222}
 * @param legalBasis the legal text that permits the question, 3 to 200 characters
 * @param dossier code of the dossier, where one exists already
 */
public record Purpose(@NotNull @Pattern(regexp = "[1239]\\.[0-9]{6}") String procedure,
		@NotNull @Size(min = 3, max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String legalBasis,
		@Pattern(regexp = "[0-9A-Za-z./-]{1,60}") @Nullable String dossier) {
}
