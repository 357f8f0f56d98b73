package dev.project06.records.takeover.file;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.project06.records.takeover.Field;
import dev.project06.records.takeover.OldRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as JSON objects, one a line. Values are texts or whole numbers.
 */
public final class JsonRows extends RowFormat {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final ObjectReader reader;

	/**
	 * The format.
	 * @param mapper the strict mapper of the service
	 */
	public JsonRows(JsonMapper mapper) {
		this.reader = mapper.readerFor(JsonNode.class);
	}

	/**
	 * Looks at the first line of a file.
	 * @param first the line
	 * @return this format
	 * @throws BadFileException when the file is no text in UTF-8
	 */
	public RowFormat under(Line first) {
		refuseOther(first);
		return this;
	}

	@Override
	Parsed row(String text) {
		try {
			JsonNode row = this.reader.readValue(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
			return (row != null && row.isObject()) ? fields(row) : new Parsed.Broken("", "json");
		}
		catch (JacksonException ex) {
			return new Parsed.Broken("", "json");
		}
	}

	private static Parsed fields(JsonNode row) {
		Map<Field, String> values = new EnumMap<>(Field.class);
		for (Map.Entry<String, JsonNode> member : row.properties()) {
			Optional<Field> field = Field.of(member.getKey());
			if (field.isEmpty()) {
				return new Parsed.Broken("", "unknown-field");
			}
			JsonNode value = member.getValue();
			if (value.isString() || value.isIntegralNumber()) {
				values.put(field.get(), value.asString());
			}
			else if (!value.isNull()) {
				return new Parsed.Broken(field.get().word(), "type");
			}
		}
		return new Parsed.Fields(new OldRow(values));
	}

}
