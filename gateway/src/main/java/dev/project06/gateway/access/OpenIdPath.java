package dev.project06.gateway.access;

/**
 * The path of the OpenID provider. It is the one place where cookies cross, because
 * people come there with a browser, and where {@code Authorization} is none of the
 * realm's, because clients and tokens there are the provider's own.
 */
public final class OpenIdPath {

	static final String PATTERN = "/api/identity/oidc/**";

	private static final String PREFIX = PATTERN.substring(0, PATTERN.length() - 2);

	private OpenIdPath() {
	}

	/**
	 * Whether a call goes to the provider.
	 * @param path the path or target as sent
	 * @return whether it begins as the provider's do
	 */
	public static boolean matches(String path) {
		return path.startsWith(PREFIX);
	}

}
