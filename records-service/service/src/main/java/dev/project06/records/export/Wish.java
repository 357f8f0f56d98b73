package dev.project06.records.export;

import java.util.Objects;

import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.search.Question;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param selection which dossiers, as a search asks for them
 * @param format in which form; {@code NDJSON} when not said
 * @param numbers why the numbers of the holders are needed, too; without it there are
 * none
 */
record Wish(@NotNull @Valid Question selection, @Nullable Form format, @Nullable @Valid Need numbers) {

	Form form() {
		return Objects.requireNonNullElse(this.format, Form.NDJSON);
	}

	@Nullable Purpose purpose() {
		if (this.numbers == null) {
			return null;
		}
		PersonalNumbers.refuse("numbers.reason", this.numbers.reason());
		PersonalNumbers.refuse("numbers.legalBasis", this.numbers.legalBasis());
		return new Purpose(this.numbers.reason(), this.numbers.legalBasis());
	}

	/**
	 * The form of an export.
	 */
	enum Form {

		/** One JSON object a line. */
		NDJSON,

		/** Comma-separated values of RFC 4180. */
		CSV

	}

	/**
	 * Why numbers are needed.
	 *
	 * @param reason what for
	 * @param legalBasis the legal text that permits it
	 */
	record Need(@NotBlank @Size(max = 200) String reason, @NotBlank @Size(max = 200) String legalBasis) {
	}

}
