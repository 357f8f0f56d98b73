package dev.project06.identity.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as JSON objects, one a line.
 */
final class JsonRows implements RowFormat {

	private final ObjectReader reader;

	/** Takes the strict reader of the service. */
	JsonRows(JsonMapper mapper) {
		this.reader = mapper.readerFor(Fields.class);
	}

	@Override
	public Row row(String text) {
		try {
			Fields fields = this.reader.readValue(text);
			return (fields != null) ? Row.of(fields.ref, fields.citizenId, fields.fullName, fields.birthDate)
					: new Row.Malformed(null, "json");
		}
		catch (UnrecognizedPropertyException ex) {
			return new Row.Malformed(null, "unknown-field");
		}
		catch (JacksonException ex) {
			return new Row.Malformed(null, ex.getPath().isEmpty() || isNoJson(ex) ? "json" : "type");
		}
	}

	private static boolean isNoJson(JacksonException failure) {
		return failure instanceof StreamReadException && !(failure instanceof InputCoercionException);
	}

	private record Fields(@Nullable String ref, @Nullable String citizenId, @Nullable String fullName,
			@Nullable String birthDate) {
	}

}
