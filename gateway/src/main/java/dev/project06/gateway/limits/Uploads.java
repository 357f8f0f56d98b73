package dev.project06.gateway.limits;

import java.util.regex.Pattern;

/**
 * The calls whose bodies are streams, of many rows or of one file: they may be large and
 * take long. What the service behind takes of it is for the service to say.
 */
public final class Uploads {

	private static final Pattern ROWS = Pattern
		.compile("/api/(identity/v1/bulk-checks|records/v1/imports)/[^/?]+/rows");

	private static final Pattern FILE = Pattern.compile("/api/records/v1/dossiers/[^/?]+/attachments");

	private Uploads() {
	}

	/**
	 * Whether a call is one of them.
	 * @param method the HTTP method
	 * @param path the path, without the query
	 * @return whether it is
	 */
	public static boolean include(String method, String path) {
		return switch (method) {
			case "PUT" -> ROWS.matcher(path).matches();
			case "POST" -> FILE.matcher(path).matches();
			default -> false;
		};
	}

}
