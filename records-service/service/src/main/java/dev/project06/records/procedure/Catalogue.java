package dev.project06.records.procedure;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.table.Row;
import dev.project06.records.table.Table;

/**
 * All procedures that dossiers can be filed for.
 */
public final class Catalogue {

	static final List<String> COLUMNS = List.of("no", "decision", "code", "code_standing", "name_vi", "name_en",
			"name_standing", "lead_agency", "service_level", "essential", "term", "term_standing", "offered_by",
			"notes");

	private static final Pattern NATIONAL = Pattern.compile("[123]\\.[0-9]{6}");

	private static final Pattern SANDBOX = Pattern.compile("9\\.[0-9]{6}");

	private static final Map<String, Set<AgencyBlock>> BLOCKS = Map.of("any", EnumSet.allOf(AgencyBlock.class),
			"ministry", EnumSet.of(AgencyBlock.MINISTRY), "locality", EnumSet.of(AgencyBlock.LOCALITY));

	private final SequencedMap<String, Procedure> procedures;

	private Catalogue(SequencedMap<String, Procedure> procedures) {
		this.procedures = procedures;
	}

	/**
	 * The catalogue that the service ships.
	 * @return the catalogue
	 * @throws dev.project06.records.table.BadTableException when its table is wrong
	 */
	public static Catalogue load() {
		return of(Table.read(Catalogue.class, "procedures.csv", COLUMNS));
	}

	static Catalogue of(List<Row> rows) {
		SequencedMap<String, Procedure> procedures = new LinkedHashMap<>();
		for (Row row : rows) {
			Procedure procedure = procedure(row);
			if (procedures.put(procedure.code(), procedure) != null) {
				throw row.bad("code", "stands in the table twice");
			}
		}
		return new Catalogue(procedures);
	}

	private static Procedure procedure(Row row) {
		row.value("no", Integer::valueOf);
		row.choice("name_standing", Map.of("sourced", true, "not-found", false));
		Pattern form = row.choice("code_standing", Map.of("sourced", NATIONAL, "sandbox", SANDBOX));
		String code = row.text("code");
		if (!form.matcher(code).matches()) {
			throw row.bad("code", "is not of the form " + form);
		}
		return new Procedure(code, row.text("name_vi"), row.text("name_en"), row.optional("lead_agency"),
				row.text("decision"),
				row.choice("service_level",
						Map.of("full", ServiceLevel.FULL, "partial", ServiceLevel.PARTIAL, "information",
								ServiceLevel.INFORMATION)),
				row.choice("essential", Map.of("yes", true, "no", false)), row.value("term", StatutoryTime::of),
				row.choice("term_standing", Map.of("stated", false, "assumption", true)),
				row.choice("offered_by", BLOCKS));
	}

	/**
	 * Looks a procedure up.
	 * @param code its code
	 * @return the procedure, if there is one
	 */
	public Optional<Procedure> find(String code) {
		return Optional.ofNullable(this.procedures.get(code));
	}

	/**
	 * All procedures.
	 * @return the procedures in the order of the table
	 */
	public List<Procedure> all() {
		return List.copyOf(this.procedures.values());
	}

}
