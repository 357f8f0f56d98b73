package dev.project06.records.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

import dev.project06.records.procedure.Edit.Kind;
import dev.project06.records.procedure.Edit.Ruling;
import dev.project06.records.procedure.Edit.Signature;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever written about one procedure. Nothing is taken out: versions are what
 * the edits come to. Of two versions that meet, the earlier one ends on the day before
 * the later one begins.
 */
public final class History {

	private final List<Edit> edits;

	private final List<Procedure> versions;

	private History(List<Edit> edits) {
		this.edits = List.copyOf(edits);
		this.versions = versions(this.edits);
	}

	/**
	 * A history as it was kept.
	 * @param edits the edits, the first one first, at least one
	 * @return the history
	 */
	public static History of(List<Edit> edits) {
		return new History(edits);
	}

	static History shipped(Procedure procedure) {
		return new History(List.of(Edit.shipped(procedure)));
	}

	/**
	 * Begins a procedure that is not in the catalogue.
	 * @param draft its first version
	 * @param signature who does it
	 * @return what comes of it
	 */
	public static Ruling begin(Procedure draft, Signature signature) {
		Ruling.@Nullable Refused wrong = wrong(draft, signature, null, null);
		return (wrong != null) ? wrong : new Ruling.Done(new History(
				List.of(new Edit(1, Kind.ADDED, draft.as(1, draft.validFrom(), draft.validUntil()), signature))));
	}

	/**
	 * Has another version follow the last one.
	 * @param draft the version; its number does not matter
	 * @param signature who does it
	 * @return what comes of it
	 */
	public Ruling add(Procedure draft, Signature signature) {
		Procedure last = this.versions.getLast();
		Ruling.@Nullable Refused wrong = wrong(draft, signature, last, null);
		return (wrong != null) ? wrong
				: with(Kind.ADDED, draft.as(last.version() + 1, draft.validFrom(), draft.validUntil()), signature);
	}

	/**
	 * Changes a version that is not yet in force.
	 * @param version its number
	 * @param draft what it is to say
	 * @param signature who does it
	 * @return what comes of it
	 */
	public Ruling alter(int version, Procedure draft, Signature signature) {
		if (version(version).isEmpty()) {
			return new Ruling.Missing();
		}
		Procedure altered = this.versions.get(version - 1);
		if (altered.validFrom() == null || !altered.validFrom().isAfter(signature.day())) {
			return new Ruling.Begun();
		}
		Ruling.@Nullable Refused wrong = wrong(draft, signature, version(version - 1).orElse(null),
				version(version + 1).orElse(null));
		return (wrong != null) ? wrong
				: with(Kind.ALTERED, draft.as(version, draft.validFrom(), draft.validUntil()), signature);
	}

	/**
	 * Gives the last version a last day, or another one while that has not passed.
	 * @param version its number
	 * @param until the last day
	 * @param replacedBy codes of the procedures that take its place
	 * @param signature who does it
	 * @return what comes of it
	 */
	public Ruling end(int version, LocalDate until, List<String> replacedBy, Signature signature) {
		if (version(version).isEmpty()) {
			return new Ruling.Missing();
		}
		Procedure ended = this.versions.get(version - 1);
		if (version < this.versions.size()) {
			return new Ruling.Refused("version", "followed");
		}
		if (ended.validUntil() != null && ended.validUntil().isBefore(signature.day())) {
			return new Ruling.Refused("version", "ended");
		}
		if (until.isBefore(signature.day())) {
			return new Ruling.Refused("until", "past");
		}
		if (ended.validFrom() != null && until.isBefore(ended.validFrom())) {
			return new Ruling.Refused("until", "order");
		}
		if (replacedBy.contains(ended.code())) {
			return new Ruling.Refused("replacedBy", "self");
		}
		return with(Kind.ENDED, ended.replacedBy(replacedBy).as(version, ended.validFrom(), until), signature);
	}

	private Ruling with(Kind kind, Procedure content, Signature signature) {
		List<Edit> all = new ArrayList<>(this.edits);
		all.add(new Edit(revision() + 1, kind, content, signature));
		return new Ruling.Done(new History(all));
	}

	private static Ruling.@Nullable Refused wrong(Procedure draft, Signature signature, @Nullable Procedure before,
			@Nullable Procedure after) {
		LocalDate from = draft.validFrom();
		if (from == null) {
			return new Ruling.Refused("validFrom", "required");
		}
		if (from.isBefore(signature.day())) {
			return new Ruling.Refused("validFrom", "past");
		}
		if (before != null && before.validFrom() != null && !from.isAfter(before.validFrom())) {
			return new Ruling.Refused("validFrom", "not-after-previous");
		}
		if (after != null && after.validFrom() != null && !from.isBefore(after.validFrom())) {
			return new Ruling.Refused("validFrom", "not-before-next");
		}
		if (draft.validUntil() != null && draft.validUntil().isBefore(from)) {
			return new Ruling.Refused("validUntil", "order");
		}
		return draft.replacedBy().contains(draft.code()) ? new Ruling.Refused("replacedBy", "self") : null;
	}

	private static List<Procedure> versions(List<Edit> edits) {
		SequencedMap<Integer, Procedure> latest = new TreeMap<>();
		edits.forEach((edit) -> latest.put(edit.content().version(), edit.content()));
		List<Procedure> versions = new ArrayList<>();
		for (Procedure version : latest.reversed().values()) {
			LocalDate next = versions.isEmpty() ? null : versions.getFirst().validFrom();
			boolean meets = next != null && (version.validUntil() == null || !version.validUntil().isBefore(next));
			versions.addFirst((next != null && meets)
					? version.as(version.version(), version.validFrom(), next.minusDays(1)) : version);
		}
		return List.copyOf(versions);
	}

	/**
	 * Every edit, the first one first.
	 * @return at least one
	 */
	public List<Edit> edits() {
		return this.edits;
	}

	/**
	 * Every version, the first one first.
	 * @return at least one, numbered from 1 without gaps
	 */
	public List<Procedure> versions() {
		return this.versions;
	}

	/**
	 * Which procedure.
	 * @return its code
	 */
	public String code() {
		return this.versions.getLast().code();
	}

	/**
	 * How often the procedure was edited, which tells a reader whether it has changed.
	 * @return 0 for one that is as shipped
	 */
	public int revision() {
		return this.edits.getLast().revision();
	}

	/**
	 * One version.
	 * @param number its number
	 * @return the version, if there is one
	 */
	public Optional<Procedure> version(int number) {
		return (number < 1 || number > this.versions.size()) ? Optional.empty()
				: Optional.of(this.versions.get(number - 1));
	}

	/**
	 * The version in force on a day.
	 * @param day the day, in Vietnam
	 * @return the version, if there is one
	 */
	public Optional<Procedure> inForce(LocalDate day) {
		return this.versions.stream().filter((version) -> version.isInForce(day)).findFirst();
	}

	/**
	 * The edit that a request has made.
	 * @param request digest of caller and key
	 * @return the edit, if the request was here before
	 */
	public Optional<Edit> madeBy(String request) {
		return this.edits.stream().filter((edit) -> request.equals(edit.signature().request())).findFirst();
	}

}
