package dev.project06.gateway.access;

import java.util.List;

/**
 * A path by its segments: {@code *} stands for one segment, {@code **} at the end for any
 * number of further ones.
 *
 * @param segments what stands between the slashes
 * @param open whether further segments may follow
 */
record PathPattern(List<String> segments, boolean open) {

	static PathPattern of(String pattern) {
		boolean open = pattern.endsWith("/**");
		String closed = open ? pattern.substring(0, pattern.length() - 3) : pattern;
		return new PathPattern(List.of(closed.substring(1).split("/")), open);
	}

	boolean matches(String path) {
		int from = 0;
		for (String segment : this.segments) {
			if (from >= path.length() || path.charAt(from) != '/') {
				return false;
			}
			int slash = path.indexOf('/', from + 1);
			int to = (slash < 0) ? path.length() : slash;
			if (!fits(segment, path, from + 1, to)) {
				return false;
			}
			from = to;
		}
		return from == path.length() || this.open;
	}

	private static boolean fits(String segment, String path, int from, int to) {
		if (segment.equals("*")) {
			return to > from;
		}
		return to - from == segment.length() && path.startsWith(segment, from);
	}

}
