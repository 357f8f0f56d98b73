package dev.project06.identity.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Asks for receipts on the number that a change led to.
 *
 * @param cursor place of the change
 * @param purposes why, one for each receipt; 1 to {@value #MOST}
 */
public record RenewalRequest(@NotNull @Pattern(regexp = "[0-9]{1,12}") String cursor,
		@NotNull @Size(min = 1, max = RenewalRequest.MOST) List<@NotNull @Valid Purpose> purposes) {

	/** The most receipts of one call. */
	public static final int MOST = 100;

}
