package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request for papers (yêu cầu bổ sung), and what became of it.
 *
 * @param requestedAt when they were asked for
 * @param reason why
 * @param components codes of the papers
 * @param completedAt when they were there
 * @param dueBefore the day of the appointment before
 * @param dueAfter the day of the appointment afterwards
 */
public record Supplement(Instant requestedAt, String reason, List<String> components, @Nullable Instant completedAt,
		@Nullable LocalDate dueBefore, @Nullable LocalDate dueAfter) {

	public Supplement {
		components = List.copyOf(components);
	}

	Supplement completed(Instant at, LocalDate due) {
		return new Supplement(this.requestedAt, this.reason, this.components, at, this.dueBefore, due);
	}

}
