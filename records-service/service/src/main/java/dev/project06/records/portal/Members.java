package dev.project06.records.portal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what systems send: numbers and truth values stand for their texts, blanks for
 * nothing, and members that nobody asks for are passed over.
 */
final class Members {

	private Members() {
	}

	static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.get(name);
		if (value == null || !value.isValueNode() || value.isNull()) {
			return null;
		}
		String text = value.asString().strip();
		return text.isEmpty() ? null : text;
	}

	static List<JsonNode> list(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.isArray()) ? value.valueStream().toList() : List.of();
	}

}
