package dev.project06.identity.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for a receipt on a citizen who logged in with VNeID.
 *
 * @param subject the pairwise subject of the login
 * @param accountLevel level of the electronic identity account, 1 or 2 (Decree
 * 69/2024/NĐ-CP)
 * @param authenticationLevel level of the login, 1 to 4
 * @param purpose why it is asked
 */
public record ReceiptRequest(@NotNull @Size(min = 1, max = 200) String subject, @Min(1) @Max(2) int accountLevel,
		@Min(1) @Max(4) int authenticationLevel, @NotNull @Valid Purpose purpose) {
}
