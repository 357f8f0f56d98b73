package dev.project06.identity.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks whom rows of old files mean.
 *
 * @param purpose why it is asked; procedure and dossier of a row go before its own
 * @param onBehalfOf for whom a service asks; nobody else may state it
 * @param rows 1 to {@value #MOST_ROWS} rows; what is wrong in one is said in its answer
 */
public record MatchRequest(@NotNull @Valid Purpose purpose, @Nullable @Valid OnBehalfOf onBehalfOf,
		@NotNull @Size(min = 1, max = MatchRequest.MOST_ROWS) List<@NotNull MatchRow> rows) {

	/** The most rows of one call. */
	public static final int MOST_ROWS = 500;

	/** The purpose, and how many rows there are. */
	@Override
	public String toString() {
		return "MatchRequest[" + this.purpose + ", rows=" + ((this.rows != null) ? this.rows.size() : 0) + "]";
	}

}
