package dev.project06.records.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON in the one form of RFC 8785 (JCS): no white space, members sorted by the
 * UTF-16 code units of their names, in strings nothing escaped but what has to be.
 * Numbers are whole ones below 2^53, so their form is theirs in any language.
 */
final class CanonicalJson {

	private CanonicalJson() {
	}

	/** Takes strings, longs, and lists and maps of them. */
	static String write(Object value) {
		StringBuilder json = new StringBuilder(512);
		write(value, json);
		return json.toString();
	}

	private static void write(Object value, StringBuilder json) {
		switch (value) {
			case String text -> quote(text, json);
			case Long number -> json.append(number.longValue());
			case List<?> list -> write(list, json);
			case Map<?, ?> map -> write(map, json);
			default -> throw new IllegalArgumentException("No canonical form of a " + value.getClass());
		}
	}

	private static void write(List<?> list, StringBuilder json) {
		char before = '[';
		for (Object one : list) {
			json.append(before);
			write(one, json);
			before = ',';
		}
		json.append((before == '[') ? "[]" : "]");
	}

	private static void write(Map<?, ?> map, StringBuilder json) {
		char before = '{';
		for (Map.Entry<?, ?> member : new TreeMap<>(map).entrySet()) {
			json.append(before);
			quote((String) member.getKey(), json);
			json.append(':');
			write(member.getValue(), json);
			before = ',';
		}
		json.append((before == '{') ? "{}" : "}");
	}

	private static void quote(String text, StringBuilder json) {
		json.append('"');
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			switch (letter) {
				case '"' -> json.append("\\\"");
				case '\\' -> json.append("\\\\");
				case '\b' -> json.append("\\b");
				case '\f' -> json.append("\\f");
				case '\n' -> json.append("\\n");
				case '\r' -> json.append("\\r");
				case '\t' -> json.append("\\t");
				default -> {
					if (letter < ' ') {
						json.append("\\u00")
							.append(Character.forDigit(letter >> 4, 16))
							.append(Character.forDigit(letter & 15, 16));
					}
					else {
						json.append(letter);
					}
				}
			}
		}
		json.append('"');
	}

}
