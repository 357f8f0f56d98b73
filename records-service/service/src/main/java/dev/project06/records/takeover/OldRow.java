package dev.project06.records.takeover;

import java.util.Map;

import dev.project06.records.filing.RefusedFieldException;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier system says of one dossier, as it was written.
 *
 * @param values the values by field
 */
public record OldRow(Map<Field, String> values) {

	public OldRow {
		values = Map.copyOf(values);
	}

	/**
	 * The value of a field without the blanks around it.
	 * @param field the field
	 * @return the value, or {@code null} when there is none
	 * @throws RefusedFieldException when it is too long or holds what no text holds
	 */
	@Nullable String optional(Field field) {
		String value = this.values.get(field);
		if (value == null || value.isBlank()) {
			return null;
		}
		String text = value.strip();
		if (text.length() > field.longest()) {
			throw refused(field, "too-long");
		}
		if (text.chars()
			.anyMatch((c) -> Character.isISOControl(c) || c == '\uFFFD' || Character.isSurrogate((char) c))) {
			throw refused(field, "characters");
		}
		return text;
	}

	String required(Field field) {
		String value = optional(field);
		if (value == null) {
			throw refused(field, "required");
		}
		return value;
	}

	static RefusedFieldException refused(Field field, String check) {
		return new RefusedFieldException(field.word(), check);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "OldRow" + this.values.keySet();
	}

}
