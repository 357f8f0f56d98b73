package dev.project06.records.takeover.job;

import java.util.List;

import dev.project06.identity.api.MatchedRow;
import dev.project06.records.linking.Match;
import dev.project06.records.store.takeover.RowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a row is answered.
 *
 * @param outcome what became of it
 * @param field the field that it was refused for; otherwise empty
 * @param detail how it was linked, how many candidates there are, which fields differ, or
 * the check that it fails; empty where there is nothing to say
 */
record RowAnswer(RowOutcome outcome, String field, String detail) {

	static final RowAnswer ALREADY_THERE = new RowAnswer(RowOutcome.ALREADY_THERE, "", "");

	static RowAnswer refused(String field, String check) {
		return new RowAnswer(RowOutcome.REFUSED, field, check);
	}

	/** Of a dossier whose holder nobody was asked for. */
	static RowAnswer unasked(List<String> doubts) {
		return doubts.isEmpty() ? new RowAnswer(RowOutcome.UNLINKED, "", "not-named")
				: new RowAnswer(RowOutcome.MISMATCH, "", String.join("+", doubts));
	}

	static RowAnswer of(Match match) {
		return switch (match) {
			case Match.Found(var receipt, MatchedRow.Method method) ->
				new RowAnswer(RowOutcome.LINKED, "", method.name());
			case Match.Differs(var fields) -> new RowAnswer(RowOutcome.MISMATCH, "", String.join("+", fields));
			case Match.Ambiguous(var candidates, boolean more) ->
				new RowAnswer(RowOutcome.AMBIGUOUS, "", Integer.toString(candidates.size()));
			case Match.Nobody() -> new RowAnswer(RowOutcome.UNLINKED, "", "not-found");
		};
	}

	/** As it is kept with the dossier that it was given for. */
	String kept() {
		return this.outcome + " " + this.detail;
	}

	/** The answer that {@link #kept} wrote. */
	static RowAnswer ofKept(String kept) {
		int space = kept.indexOf(' ');
		return new RowAnswer(RowOutcome.valueOf(kept.substring(0, space)), "", kept.substring(space + 1));
	}

	/** What rows have in common that were answered alike: no count of candidates. */
	String reason() {
		return (this.outcome == RowOutcome.AMBIGUOUS) ? "" : (this.field + " " + this.detail).strip();
	}

	/** The line of the row among the results; none of it needs to be escaped. */
	void write(StringBuilder lines, int row, @Nullable String code) {
		lines.append("{\"row\":").append(row);
		member(lines, "code", code);
		member(lines, "outcome", this.outcome.name());
		switch (this.outcome) {
			case LINKED -> member(lines, "method", this.detail);
			case MISMATCH -> lines.append(",\"fields\":[\"").append(this.detail.replace("+", "\",\"")).append("\"]");
			case AMBIGUOUS -> lines.append(",\"candidates\":").append(this.detail);
			case UNLINKED -> member(lines, "check", this.detail);
			case REFUSED -> {
				member(lines, "field", this.field.isEmpty() ? null : this.field);
				member(lines, "check", this.detail);
			}
			case ALREADY_THERE -> {
			}
		}
		lines.append("}\n");
	}

	private static void member(StringBuilder lines, String name, @Nullable String value) {
		if (value != null) {
			lines.append(",\"").append(name).append("\":\"").append(value).append('"');
		}
	}

}
