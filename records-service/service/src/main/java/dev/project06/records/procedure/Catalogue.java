package dev.project06.records.procedure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All procedures that dossiers can be filed for, in every version. Answers from memory;
 * edits of this and of other instances are brought in by {@link #accept}.
 */
public final class Catalogue {

	private final AtomicReference<SequencedMap<String, History>> histories;

	private Catalogue(SequencedMap<String, History> histories) {
		this.histories = new AtomicReference<>(histories);
	}

	/**
	 * The catalogue that the service ships.
	 * @return the catalogue
	 * @throws dev.project06.records.table.BadTableException when a table is wrong
	 */
	public static Catalogue load() {
		return of(ShippedProcedures.load());
	}

	static Catalogue of(List<Procedure> shipped) {
		SequencedMap<String, History> histories = new LinkedHashMap<>();
		shipped.forEach((procedure) -> histories.put(procedure.code(), History.shipped(procedure)));
		return new Catalogue(histories);
	}

	/**
	 * Takes over what was kept of a procedure, unless this catalogue has more edits.
	 * @param history the history
	 */
	public void accept(History history) {
		this.histories.updateAndGet((known) -> {
			History mine = known.get(history.code());
			if (mine != null && mine.revision() >= history.revision()) {
				return known;
			}
			SequencedMap<String, History> more = new LinkedHashMap<>(known);
			more.put(history.code(), history);
			return more;
		});
	}

	/**
	 * Looks up what is in force on a day.
	 * @param code code of the procedure
	 * @param day the day, in Vietnam
	 * @return the version in force, if there is one
	 */
	public Optional<Procedure> find(String code, LocalDate day) {
		return history(code).flatMap((history) -> history.inForce(day));
	}

	/**
	 * Looks up the version under which a dossier was received.
	 * @param code code of the procedure
	 * @param version number of the version
	 * @return the version, if there is one
	 */
	public Optional<Procedure> version(String code, int version) {
		return history(code).flatMap((history) -> history.version(version));
	}

	/**
	 * All that was ever written about a procedure.
	 * @param code its code
	 * @return the history, if the procedure is known
	 */
	public Optional<History> history(String code) {
		return Optional.ofNullable(this.histories.get().get(code));
	}

	/**
	 * All procedures, whether in force or not.
	 * @return the shipped ones in the order of their table, then the others
	 */
	public Collection<History> all() {
		return List.copyOf(this.histories.get().values());
	}

}
