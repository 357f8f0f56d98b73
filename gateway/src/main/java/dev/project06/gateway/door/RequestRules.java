package dev.project06.gateway.door;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The rules for the target and the single headers of a request. They are stricter than
 * HTTP: whatever two servers could read in two ways is refused.
 */
final class RequestRules {

	private static final BitSet PATH = characters(
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@/");

	private static final BitSet QUERY = characters(
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@/?;");

	private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");

	private RequestRules() {
	}

	static @Nullable Refusal target(String target) {
		if (target.isEmpty() || target.charAt(0) != '/') {
			return Refusal.NOT_ORIGIN_FORM;
		}
		int question = target.indexOf('?');
		int end = (question < 0) ? target.length() : question;
		Refusal path = path(target, end);
		return (path != null) ? path : query(target, end + 1);
	}

	private static @Nullable Refusal path(String target, int end) {
		int segment = 1;
		for (int at = 1; at <= end; at++) {
			char current = (at < end) ? target.charAt(at) : '/';
			if (current == '%') {
				return Refusal.PATH_ENCODED;
			}
			if (!PATH.get(current)) {
				return Refusal.PATH_NOT_PLAIN;
			}
			if (current == '/') {
				if (at == segment && at < end) {
					return Refusal.PATH_NOT_PLAIN;
				}
				if (isDots(target, segment, at)) {
					return Refusal.PATH_HAS_DOTS;
				}
				segment = at + 1;
			}
		}
		return null;
	}

	private static boolean isDots(String target, int from, int to) {
		return switch (to - from) {
			case 1 -> target.charAt(from) == '.';
			case 2 -> target.charAt(from) == '.' && target.charAt(from + 1) == '.';
			default -> false;
		};
	}

	private static @Nullable Refusal query(String target, int from) {
		for (int at = from; at < target.length(); at++) {
			char current = target.charAt(at);
			if (current == '%') {
				if (!isHex(target, at + 1) || !isHex(target, at + 2)) {
					return Refusal.QUERY_MALFORMED;
				}
			}
			else if (!QUERY.get(current)) {
				return Refusal.QUERY_MALFORMED;
			}
		}
		return null;
	}

	private static boolean isHex(String text, int at) {
		return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
	}

	static @Nullable Refusal host(List<String> values, boolean needed) {
		if (values.isEmpty()) {
			return needed ? Refusal.BAD_HOST : null;
		}
		return (values.size() == 1 && HOST.matcher(values.getFirst()).matches()) ? null : Refusal.BAD_HOST;
	}

	private static BitSet characters(String characters) {
		BitSet set = new BitSet(128);
		characters.chars().forEach(set::set);
		return set;
	}

}
