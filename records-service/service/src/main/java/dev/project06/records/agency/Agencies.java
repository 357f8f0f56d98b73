package dev.project06.records.agency;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.project06.records.events.AgencyBlock;
import dev.project06.records.table.Row;
import dev.project06.records.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * All agencies that receive dossiers, each under the one that its code names.
 */
public final class Agencies {

	static final List<String> COLUMNS = List.of("code", "name_vi", "name_en", "block", "code_standing", "province",
			"valid_until", "becomes", "notes");

	private static final Map<String, AgencyBlock> BLOCKS = Map.of("ministry", AgencyBlock.MINISTRY, "locality",
			AgencyBlock.LOCALITY);

	static final Map<String, Agency.Standing> STANDINGS = Map.of("sourced", Agency.Standing.SOURCED, "recalled",
			Agency.Standing.RECALLED, "sandbox", Agency.Standing.SANDBOX);

	private final SequencedMap<AgencyCode, Agency> agencies;

	private Agencies(SequencedMap<AgencyCode, Agency> agencies) {
		this.agencies = agencies;
	}

	/**
	 * The agencies that the service ships.
	 * @return the agencies
	 * @throws dev.project06.records.table.BadTableException when their table is wrong
	 */
	public static Agencies load() {
		return of(Table.read(Agencies.class, "agencies.csv", COLUMNS));
	}

	static Agencies of(List<Row> rows) {
		SequencedMap<AgencyCode, Agency> agencies = new LinkedHashMap<>();
		for (Row row : rows) {
			Agency agency = agency(row, agencies);
			if (agencies.put(agency.code(), agency) != null) {
				throw row.bad("code", "stands in the table twice");
			}
		}
		for (Row row : rows) {
			if (row.optional("becomes") != null && !agencies.containsKey(row.value("becomes", AgencyCode::of))) {
				throw row.bad("becomes", "is no agency of the table");
			}
		}
		return new Agencies(agencies);
	}

	/** What is under an agency goes out of office with it. */
	private static Agency agency(Row row, Map<AgencyCode, Agency> agencies) {
		AgencyCode code = row.value("code", AgencyCode::of);
		AgencyCode parent = code.parent();
		AgencyBlock block = row.choice("block", BLOCKS);
		String province = row.optional("province");
		LocalDate validUntil = day(row, "valid_until");
		if (parent != null) {
			Agency above = agencies.get(parent);
			if (above == null) {
				throw row.bad("code", "has no agency " + parent + " above it in the lines before");
			}
			if (above.block() != block) {
				throw row.bad("block", "is not that of the agency above it");
			}
			province = above.province();
			validUntil = (validUntil != null) ? validUntil : above.validUntil();
		}
		return new Agency(code, row.text("name_vi"), row.text("name_en"), block, parent,
				row.choice("code_standing", STANDINGS), province, validUntil,
				(row.optional("becomes") != null) ? row.value("becomes", AgencyCode::of) : null);
	}

	static @Nullable LocalDate day(Row row, String column) {
		return (row.optional(column) != null) ? row.value(column, LocalDate::parse) : null;
	}

	/**
	 * Looks an agency up.
	 * @param code its code
	 * @return the agency, if there is one
	 */
	public Optional<Agency> find(AgencyCode code) {
		return Optional.ofNullable(this.agencies.get(code));
	}

	/**
	 * Whether an agency is another one or under it.
	 * @param code code of the one
	 * @param ancestor code of the other
	 * @return whether both exist and the first is within the second
	 */
	public boolean within(AgencyCode code, AgencyCode ancestor) {
		return this.agencies.containsKey(code) && this.agencies.containsKey(ancestor) && code.isWithin(ancestor);
	}

	/**
	 * An agency and all under it.
	 * @param code its code
	 * @return the agencies in the order of the table, none when there is no such agency
	 */
	public List<Agency> under(AgencyCode code) {
		return this.agencies.values().stream().filter((agency) -> within(agency.code(), code)).toList();
	}

	/**
	 * All agencies.
	 * @return the agencies in the order of the table
	 */
	public List<Agency> all() {
		return List.copyOf(this.agencies.values());
	}

}
