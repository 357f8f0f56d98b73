package dev.project06.records.takeover.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.project06.identity.api.CitizenId;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.Link;
import dev.project06.records.events.LinkState;
import dev.project06.records.linking.Claimed;
import dev.project06.records.linking.Match;
import dev.project06.records.person.Claim;
import dev.project06.records.store.ManyDossiers;
import dev.project06.records.store.Request;
import dev.project06.records.store.takeover.Tally;
import dev.project06.records.store.takeover.Totals;
import dev.project06.records.takeover.Judgement;
import dev.project06.records.takeover.OldDossier;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of an import on their way to their answers. For one thread at a time.
 */
final class RowBatch {

	private final String job;

	private final int start;

	private final List<Row> rows = new ArrayList<>();

	RowBatch(String job, int start, List<Judgement> judgements) {
		this.job = job;
		this.start = start;
		Set<DossierCode> codes = new HashSet<>();
		for (Judgement judgement : judgements) {
			Row row = new Row(this.start + this.rows.size(), judgement);
			this.rows.add(row);
			if (row.dossier != null && !codes.add(row.dossier.code())) {
				row.answer = RowAnswer.ALREADY_THERE;
			}
		}
	}

	/** Codes of the dossiers that are still to be made. */
	List<String> codes() {
		return open().stream().map((row) -> row.dossier().code().text()).toList();
	}

	/**
	 * Answers the rows whose dossiers are there: what this same row has made before a
	 * break gets the answer of then.
	 */
	void settle(Map<String, ManyDossiers.Made> made) {
		for (Row row : open()) {
			ManyDossiers.Made there = made.get(row.dossier().code().text());
			if (there == null) {
				continue;
			}
			boolean own = there.request().key().equals(key(row));
			row.answer = own ? RowAnswer.ofKept(there.request().answer()) : RowAnswer.ALREADY_THERE;
			row.claimed = own && there.link() != LinkState.VERIFIED;
		}
	}

	/** The claims that the identity service is asked about. */
	List<Claimed> questions() {
		return asked().stream()
			.map(Row::dossier)
			.map((dossier) -> new Claimed(dossier.code(), dossier.filing().procedure(), dossier.claim()))
			.toList();
	}

	/** Takes the matches of {@link #questions} in, in their order. */
	void matched(List<Match> matches) {
		int i = 0;
		for (Row row : asked()) {
			row.match = matches.get(i++);
		}
	}

	/** The numbers that receipts vouch for. */
	Map<DossierCode, CitizenId> numbers() {
		Map<DossierCode, CitizenId> numbers = new HashMap<>();
		for (Row row : open()) {
			if (row.match instanceof Match.Found found) {
				numbers.put(row.dossier().code(), found.receipt().citizenId());
			}
		}
		return numbers;
	}

	/** The dossiers that are to be written. */
	List<ManyDossiers.Created> dossiers(Map<DossierCode, Holder> holders, Instant now) {
		List<ManyDossiers.Created> created = new ArrayList<>();
		for (Row row : open()) {
			OldDossier dossier = row.dossier();
			Match match = row.match;
			row.intended = (match != null) ? RowAnswer.of(match) : RowAnswer.unasked(dossier.doubts());
			Link link = (match != null) ? match.link(holders.get(dossier.code())) : dossier.unasked();
			created.add(new ManyDossiers.Created(dossier.with(link, now),
					new Request(key(row), "", dossier.code(), row.intended.kept())));
		}
		return created;
	}

	/** Answers the rows whose dossiers were written as they were to be. */
	void written(Set<String> codes) {
		for (Row row : open()) {
			if (codes.contains(row.dossier().code().text())) {
				row.answer = row.intended;
				row.claimed = !(row.match instanceof Match.Found);
			}
		}
	}

	/** What is left was sent before under the same number with another code. */
	void refuseTheRest() {
		open().forEach((row) -> row.answer = RowAnswer.refused("code", "row-sent-before"));
	}

	/** The claims that are to be kept. */
	Map<DossierCode, Claim> claims() {
		Map<DossierCode, Claim> claims = new LinkedHashMap<>();
		for (Row row : this.rows) {
			if (row.claimed && !row.dossier().claim().isEmpty()) {
				claims.put(row.dossier().code(), row.dossier().claim());
			}
		}
		return claims;
	}

	/** What was answered, once everything is. */
	Answered answered() {
		StringBuilder lines = new StringBuilder(this.rows.size() * 96);
		Map<String, Totals> agencies = new HashMap<>();
		Map<String, Totals> procedures = new HashMap<>();
		Map<String, Totals> reasons = new HashMap<>();
		Totals totals = Totals.NONE;
		for (Row row : this.rows) {
			RowAnswer answer = row.answer();
			answer.write(lines, row.number, row.code);
			Totals one = Totals.one(answer.outcome());
			totals = totals.plus(one);
			reasons.merge(answer.reason(), one, Totals::plus);
			if (row.dossier != null) {
				agencies.merge(row.dossier.filing().agency().text(), one, Totals::plus);
				procedures.merge(row.dossier.filing().procedure(), one, Totals::plus);
			}
		}
		return new Answered(lines.toString(), totals, new Tally(agencies, procedures, reasons));
	}

	int start() {
		return this.start;
	}

	private List<Row> open() {
		return this.rows.stream().filter((row) -> row.answer == null).toList();
	}

	private List<Row> asked() {
		return open().stream().filter((row) -> row.dossier().isAsked()).toList();
	}

	private String key(Row row) {
		return "import/" + this.job + "/" + row.number;
	}

	/**
	 * Answers of all rows of a batch.
	 *
	 * @param lines a line for each row
	 * @param totals how many had which outcome
	 * @param tally the rows counted by agency, procedure and reason
	 */
	record Answered(String lines, Totals totals, Tally tally) {
	}

	private static final class Row {

		private final int number;

		private final @Nullable OldDossier dossier;

		private final @Nullable String code;

		private @Nullable RowAnswer answer;

		private @Nullable RowAnswer intended;

		private @Nullable Match match;

		private boolean claimed;

		private Row(int number, Judgement judgement) {
			this.number = number;
			switch (judgement) {
				case Judgement.Taken(OldDossier taken) -> {
					this.dossier = taken;
					this.code = taken.code().text();
				}
				case Judgement.Refused(String refused, String field, String check) -> {
					this.dossier = null;
					this.code = refused;
					this.answer = RowAnswer.refused(field, check);
				}
			}
		}

		private OldDossier dossier() {
			return Objects.requireNonNull(this.dossier);
		}

		private RowAnswer answer() {
			return Objects.requireNonNull(this.answer);
		}

	}

}
