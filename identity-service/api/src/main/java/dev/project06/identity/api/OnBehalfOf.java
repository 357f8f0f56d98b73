package dev.project06.identity.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For whom a service asks: it stands in the ledger and in the receipt, and the limits of
 * the agency hold.
 *
 * @param agency code of the agency
 * @param officer account of the officer who decided; left out where nobody did
 */
public record OnBehalfOf(@NotNull @Pattern(regexp = "[0-9A-Z.]{1,20}") String agency,
		@Nullable @Pattern(regexp = "(?![0-9]{9,12}$)[0-9A-Za-z._@:-]{1,100}") String officer) {
}
