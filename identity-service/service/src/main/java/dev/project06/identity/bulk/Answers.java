package dev.project06.identity.bulk;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.register.Registered;
import dev.project06.identity.verification.Verdict;

/**
 * What the register says to some rows, as it is stored and sent: a JSON object a line.
 */
final class Answers {

	private final StringBuilder lines;

	private final Set<CitizenId> about = new LinkedHashSet<>();

	private int matched;

	private int differs;

	private int unknown;

	private int malformed;

	private Answers(int rows) {
		this.lines = new StringBuilder(rows * 64);
	}

	/**
	 * Answers rows.
	 * @param start place of the first one in the job
	 * @param rows the rows
	 * @param people who carries their numbers
	 * @param today the day in the sandbox
	 */
	static Answers to(int start, List<Row> rows, Map<CitizenId, Registered> people, LocalDate today) {
		Answers answers = new Answers(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			answers.add(start + i, rows.get(i), people, today);
		}
		return answers;
	}

	private void add(int place, Row row, Map<CitizenId, Registered> people, LocalDate today) {
		this.lines.append("{\"row\":").append(place);
		if (row.ref() != null) {
			member("ref", row.ref());
		}
		switch (row) {
			case Row.Question question -> {
				this.about.add(question.citizenId());
				outcome(Verdict.on(Optional.ofNullable(people.get(question.citizenId())), question.fullName(),
						question.birth(), today));
			}
			case Row.Malformed bad -> {
				this.malformed++;
				member("outcome", "MALFORMED");
				member("check", bad.check());
			}
		}
		this.lines.append("}\n");
	}

	private void outcome(Verdict verdict) {
		switch (verdict) {
			case Verdict.Match _ -> {
				this.matched++;
				member("outcome", "MATCHED");
			}
			case Verdict.Mismatch mismatch -> {
				this.differs++;
				member("outcome", "DIFFERS");
				this.lines.append(",\"fields\":[\"").append(String.join("\",\"", mismatch.differs())).append("\"]");
			}
			case Verdict.Unknown _ -> {
				this.unknown++;
				member("outcome", "UNKNOWN");
			}
		}
	}

	/** Neither holds a letter that JSON would escape. */
	private void member(String name, String value) {
		this.lines.append(",\"").append(name).append("\":\"").append(value).append('"');
	}

	String lines() {
		return this.lines.toString();
	}

	/** The numbers that were compared, each once. */
	List<CitizenId> about() {
		return List.copyOf(this.about);
	}

	Totals totals() {
		return new Totals(this.matched, this.differs, this.unknown, this.malformed);
	}

}
