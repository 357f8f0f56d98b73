package dev.project06.identity.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the candidates a row means. The answer is an {@link IssuedReceipt}.
 *
 * @param purpose why it is asked, as it was for the row
 * @param onBehalfOf for whom a service asks
 * @param row the same row
 * @param candidate one of the candidates that the row was answered with
 */
public record MatchChoice(@NotNull @Valid Purpose purpose, @Nullable @Valid OnBehalfOf onBehalfOf,
		@NotNull MatchRow row, @NotNull @Pattern(regexp = "[0-9A-Za-z_-]{1,64}") String candidate) {

	/** The purpose. */
	@Override
	public String toString() {
		return "MatchChoice[" + this.purpose + "]";
	}

}
