package dev.project06.records.export;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.project06.identity.api.CitizenId;
import dev.project06.records.reading.DossierAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of an export. The last one says that it is complete and how many dossiers it
 * holds: an export without it was cut off.
 */
sealed interface Lines {

	/** What stands before the rows, perhaps nothing. */
	String head();

	/** One dossier. */
	String row(Row row);

	/** What stands behind the last row. */
	String end(long count);

	/** As JSON. */
	record Ndjson(JsonMapper json) implements Lines {

		@Override
		public String head() {
			return "";
		}

		@Override
		public String row(Row row) {
			return this.json.writeValueAsString(new Line(DossierAnswer.of(row.dossier()), row.status(),
					Optional.ofNullable(row.number()).map(CitizenId::digits).orElse(null))) + '\n';
		}

		@Override
		public String end(long count) {
			return "{\"complete\":true,\"count\":" + count + "}\n";
		}

		/** A row as it is written. */
		@JsonInclude(JsonInclude.Include.NON_NULL)
		private record Line(DossierAnswer dossier, Row.@Nullable Status numberStatus, @Nullable String number) {

			/** Not the number. */
			@Override
			public String toString() {
				return "Line[" + this.dossier.code() + "]";
			}

		}

	}

	/** As a table. */
	record Csv(boolean numbered) implements Lines {

		@Override
		public String head() {
			return CsvTable.BYTE_ORDER_MARK + CsvTable.line(CsvTable.columns(this.numbered));
		}

		@Override
		public String row(Row row) {
			return CsvTable.line(CsvTable.cells(row, this.numbered));
		}

		@Override
		public String end(long count) {
			return CsvTable.line(CsvTable.end(count, this.numbered));
		}

	}

}
