package dev.project06.records.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.project06.identity.api.CitizenId;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Acting;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as RFC 4180 has them. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
final class CsvTable {

	/** Spreadsheets take UTF-8 without it for the code page of the machine. */
	static final String BYTE_ORDER_MARK = "\ufeff";

	private static final List<String> COLUMNS = List.of("code", "procedure", "agency", "inCharge", "channel", "state",
			"stateCode", "stateName", "submittedAt", "receivedAt", "dueDate", "finishedAt", "returnedAt", "acting",
			"link", "linkMethod", "linkedAt", "supplements", "reason", "version");

	private static final List<String> OF_NUMBERS = List.of("numberStatus", "number");

	/** Also as wide characters, which some spreadsheets read like the others. */
	private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

	private CsvTable() {
	}

	static List<String> columns(boolean numbered) {
		List<String> columns = new ArrayList<>(COLUMNS);
		columns.addAll(numbered ? OF_NUMBERS : List.of());
		return columns;
	}

	static List<String> cells(Row row, boolean numbered) {
		Dossier dossier = row.dossier();
		Link.@Nullable Verified link = (dossier.link() instanceof Link.Verified verified) ? verified : null;
		Acting acting = dossier.filing().acting();
		List<String> cells = new ArrayList<>(List.of(dossier.code().text(), dossier.filing().procedure(),
				dossier.filing().agency().text(), dossier.inCharge().text(), dossier.filing().channel().name(),
				dossier.state().name(), Integer.toString(dossier.state().code()), dossier.state().vietnamese(),
				time(dossier.filing().at()), time(dossier.receivedAt()), text(dossier.dueDate()),
				time(dossier.finishedAt()), time(dossier.returnedAt()),
				text((acting != null) ? acting.capacity() : null), dossier.link().state().name(),
				text((link != null) ? link.method() : null), time((link != null) ? link.at() : null),
				Integer.toString(dossier.course().supplements().size()), text(dossier.course().reason()),
				Long.toString(dossier.version())));
		if (numbered) {
			CitizenId number = row.number();
			cells.add(text(row.status()));
			cells.add((number != null) ? number.digits() : "");
		}
		return cells;
	}

	/** As wide as the others, as every line has to be. */
	static List<String> end(long count, boolean numbered) {
		List<String> cells = new ArrayList<>(Collections.nCopies(columns(numbered).size(), ""));
		cells.set(0, "#complete");
		cells.set(1, Long.toString(count));
		return cells;
	}

	static String line(List<String> cells) {
		return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String cell(String text) {
		String safe = (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
		return safe.chars().anyMatch((c) -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static String time(@Nullable Instant at) {
		return (at != null) ? TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(WorkingCalendar.ZONE)) : "";
	}

}
