package dev.project06.identity.api;

import java.util.List;

/**
 * Answer to a {@link MatchRequest}.
 *
 * @param rows one answer for each row, in their order
 */
public record MatchAnswer(List<MatchedRow> rows) {

	public MatchAnswer {
		rows = List.copyOf(rows);
	}

}
