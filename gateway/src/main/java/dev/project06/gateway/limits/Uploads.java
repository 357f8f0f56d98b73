package dev.project06.gateway.limits;

import java.util.regex.Pattern;

/**
 * The calls whose bodies are streams of many rows: they may be large and take long.
 */
public final class Uploads {

	private static final Pattern PATH = Pattern.compile("/api/identity/v1/bulk-checks/[^/?]+/rows");

	private Uploads() {
	}

	/**
	 * Whether a call is one of them.
	 * @param method the HTTP method
	 * @param path the path, without the query
	 * @return whether it is
	 */
	public static boolean include(String method, String path) {
		return method.equals("PUT") && PATH.matcher(path).matches();
	}

}
