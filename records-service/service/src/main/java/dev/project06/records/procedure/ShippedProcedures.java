package dev.project06.records.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.table.Row;
import dev.project06.records.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first version of each procedure from the tables that the service ships.
 */
final class ShippedProcedures {

	static final List<String> COLUMNS = List.of("no", "decision", "code", "code_standing", "name_vi", "name_en",
			"name_standing", "lead_agency", "service_level", "eligible_for_full", "level_standing", "essential", "term",
			"term_standing", "cut_off", "cut_off_standing", "offered_by", "offer_standing", "fee_counter", "fee_online",
			"fee_post", "fee_standing", "roles", "roles_standing", "replaced_by", "notes");

	static final List<String> COMPONENT_COLUMNS = List.of("procedure", "code", "name_vi", "name_en", "required",
			"waivable", "standing", "notes");

	static final List<String> RESULT_COLUMNS = List.of("procedure", "code", "name_vi", "name_en", "form", "standing",
			"notes");

	/** What a procedure has that has no rows of its own. */
	private static final String ANY = "any";

	private static final Pattern NATIONAL = Pattern.compile("[123]\\.[0-9]{6}");

	private static final Pattern SANDBOX = Pattern.compile("9\\.[0-9]{6}");

	private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false);

	private static final Map<String, Standing> STANDINGS = Arrays.stream(Standing.values())
		.collect(Collectors.toMap((standing) -> standing.name().toLowerCase(Locale.ROOT), Function.identity()));

	private static final Map<String, Set<AgencyBlock>> BLOCKS = Map.of("any", EnumSet.allOf(AgencyBlock.class),
			"ministry", EnumSet.of(AgencyBlock.MINISTRY), "locality", EnumSet.of(AgencyBlock.LOCALITY));

	private final Map<String, Parts<Component>> components;

	private final Map<String, Parts<Result>> results;

	private ShippedProcedures(Map<String, Parts<Component>> components, Map<String, Parts<Result>> results) {
		this.components = components;
		this.results = results;
	}

	static List<Procedure> load() {
		return read(Table.read(Catalogue.class, "procedures.csv", COLUMNS),
				Table.read(Catalogue.class, "components.csv", COMPONENT_COLUMNS),
				Table.read(Catalogue.class, "results.csv", RESULT_COLUMNS));
	}

	static List<Procedure> read(List<Row> procedures, List<Row> components, List<Row> results) {
		Set<String> codes = procedures.stream().map((row) -> row.text("code")).collect(Collectors.toSet());
		ShippedProcedures shipped = new ShippedProcedures(parts(components, codes, ShippedProcedures::component),
				parts(results, codes, ShippedProcedures::result));
		SequencedMap<String, Procedure> read = new LinkedHashMap<>();
		for (Row row : procedures) {
			Procedure procedure = shipped.procedure(row);
			if (read.put(procedure.code(), procedure) != null) {
				throw row.bad("code", "stands in the table twice");
			}
		}
		return List.copyOf(read.values());
	}

	private Procedure procedure(Row row) {
		row.value("no", Integer::valueOf);
		String code = row.text("code");
		Standing codeStanding = row.choice("code_standing",
				Map.of("sourced", Standing.SOURCED, "sandbox", Standing.SANDBOX));
		Pattern form = (codeStanding == Standing.SANDBOX) ? SANDBOX : NATIONAL;
		if (!form.matcher(code).matches()) {
			throw row.bad("code", "is not of the form " + form);
		}
		Parts<Component> papers = of(this.components, code);
		Parts<Result> ends = of(this.results, code);
		Map<Fact, Standing> standings = new EnumMap<>(Map.of(Fact.CODE, codeStanding, Fact.NAME,
				row.choice("name_standing", Map.of("sourced", Standing.SOURCED, "not-found", Standing.SANDBOX)),
				Fact.SERVICE_LEVEL, standing(row, "level_standing"), Fact.TIME, standing(row, "term_standing"),
				Fact.CUT_OFF, standing(row, "cut_off_standing"), Fact.OFFER, standing(row, "offer_standing"), Fact.FEES,
				standing(row, "fee_standing"), Fact.ROLES, standing(row, "roles_standing"), Fact.COMPONENTS,
				papers.standing(), Fact.RESULTS, ends.standing()));
		return new Procedure(code, 1, null, null, list(row.optional("replaced_by")), row.text("name_vi"),
				row.text("name_en"), row.optional("lead_agency"), row.text("decision"), row.choice("essential", YES_NO),
				row.choice("service_level",
						Map.of("full", ServiceLevel.FULL, "partial", ServiceLevel.PARTIAL, "information",
								ServiceLevel.INFORMATION)),
				row.choice("eligible_for_full", YES_NO), time(row), row.choice("offered_by", BLOCKS), Set.of(),
				roles(row), papers.items(), fees(row), ends.items(), standings);
	}

	private static StatutoryTime time(Row row) {
		String cutOff = row.optional("cut_off");
		StatutoryTime time = row.value("term", StatutoryTime::of);
		return (cutOff == null) ? time : row.value("cut_off", (hour) -> StatutoryTime.of(time + " cut-off " + hour));
	}

	private static Set<PersonRole> roles(Row row) {
		List<String> names = list(row.optional("roles"));
		return names.isEmpty() ? Set.of()
				: row.value("roles",
						(text) -> names.stream()
							.map((name) -> PersonRole.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
							.collect(Collectors.toUnmodifiableSet()));
	}

	private static Map<Channel, Long> fees(Row row) {
		Map<Channel, Long> fees = new EnumMap<>(Channel.class);
		fees.put(Channel.COUNTER, row.value("fee_counter", ShippedProcedures::dong));
		for (Channel channel : List.of(Channel.ONLINE, Channel.POST)) {
			String column = "fee_" + channel.name().toLowerCase(Locale.ROOT);
			if (row.optional(column) != null) {
				fees.put(channel, row.value(column, ShippedProcedures::dong));
			}
		}
		return fees;
	}

	private static long dong(String text) {
		if (!text.matches("0|[1-9][0-9]{0,11}")) {
			throw new IllegalArgumentException("a fee is a whole number of dong");
		}
		return Long.parseLong(text);
	}

	private static Standing standing(Row row, String column) {
		return row.choice(column, STANDINGS);
	}

	private static List<String> list(@Nullable String text) {
		return (text == null) ? List.of() : List.of(text.split(";", -1));
	}

	private static Component component(Row row) {
		return new Component(row.text("code"), row.text("name_vi"), row.text("name_en"), row.choice("required", YES_NO),
				row.choice("waivable", YES_NO));
	}

	private static Result result(Row row) {
		return new Result(row.text("code"), row.text("name_vi"), row.text("name_en"),
				row.choice("form", Map.of("paper", Result.Form.PAPER, "electronic", Result.Form.ELECTRONIC)));
	}

	private static <T> Parts<T> of(Map<String, Parts<T>> parts, String code) {
		Parts<T> own = parts.get(code);
		return (own != null) ? own : parts.getOrDefault(ANY, new Parts<>(List.of(), Standing.ASSUMPTION));
	}

	/** The weakest standing of the rows is that of the whole. */
	private static <T> Map<String, Parts<T>> parts(List<Row> rows, Set<String> codes, Function<Row, T> reader) {
		Map<String, Parts<T>> parts = new HashMap<>();
		for (Row row : rows) {
			String code = row.text("procedure");
			if (!code.equals(ANY) && !codes.contains(code)) {
				throw row.bad("procedure", "is not in procedures.csv");
			}
			parts.merge(code, new Parts<>(List.of(reader.apply(row)), standing(row, "standing")), Parts::and);
		}
		return parts;
	}

	private record Parts<T>(List<T> items, Standing standing) {

		private Parts<T> and(Parts<T> more) {
			List<T> all = new ArrayList<>(this.items);
			all.addAll(more.items);
			return new Parts<>(List.copyOf(all),
					(more.standing.compareTo(this.standing) > 0) ? more.standing : this.standing);
		}

	}

}
