package dev.project06.records.webhook.sending;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which URLs may be given. What a name leads to is checked again with each connection.
 *
 * @param loopback opens this machine, also without TLS
 */
record UrlRules(boolean loopback) {

	/** Also with the blanks, points and hyphens that people put into long numbers. */
	private static final Pattern PERSONAL_NUMBER = Pattern.compile("[0-9]([ .-]|%20)?([0-9]([ .-]|%20)?){10}[0-9]");

	private static final List<String> INTERNAL_NAMES = List.of("localhost", ".localhost", ".local", ".internal",
			".intranet", ".lan", ".home.arpa");

	private static final int GREATEST_PORT = 65535;

	/**
	 * Reads a URL.
	 * @throws ForbiddenTargetException naming the first check that fails
	 */
	URI read(String text) {
		URI url = parse(text);
		String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
		refuseIf(!scheme.equals("https") && !(scheme.equals("http") && this.loopback), "url-scheme");
		refuseIf(url.getRawUserInfo() != null || String.valueOf(url.getRawAuthority()).contains("@"),
				"url-credentials");
		refuseIf(url.getRawFragment() != null, "url-fragment");
		// Numbers that are written in other ways than 192.0.2.1 are no names either
		String host = url.getHost();
		refuseIf(host == null, "url-host");
		refuseIf(url.getPort() == 0 || url.getPort() > GREATEST_PORT, "url-port");
		String name = String.valueOf(host).toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
		Optional<InetAddress> literal = literal(name);
		literal.ifPresent(this::refuseInternal);
		refuseIf(literal.isEmpty() && isInternal(name), "url-internal-name");
		refuseIf(scheme.equals("http") && !leadsHere(name, literal), "url-scheme");
		String words = literal.isPresent() ? url.getRawPath() + '?' + url.getRawQuery() : text;
		refuseIf(PERSONAL_NUMBER.matcher(words).find(), "personal-number");
		return url;
	}

	/**
	 * Refuses an address that is not public.
	 */
	void refuseInternal(InetAddress address) {
		AddressRules.internal(address)
			.filter((kind) -> !(this.loopback && kind.equals("loopback")))
			.ifPresent((kind) -> refuseIf(true, "url-" + kind));
	}

	private static URI parse(String text) {
		try {
			URI url = new URI(text);
			refuseIf(!url.isAbsolute() || url.isOpaque() || text.chars().anyMatch((letter) -> letter > 0x7e),
					"url-form");
			return url;
		}
		catch (URISyntaxException ex) {
			throw new ForbiddenTargetException("url-form");
		}
	}

	private boolean isInternal(String name) {
		if (this.loopback && name.equals("localhost")) {
			return false;
		}
		return !name.contains(".") || INTERNAL_NAMES.stream()
			.anyMatch((one) -> name.equals(one) || (one.startsWith(".") && name.endsWith(one)));
	}

	/** Without TLS only on this machine itself. */
	private static boolean leadsHere(String name, Optional<InetAddress> literal) {
		return literal.map(InetAddress::isLoopbackAddress).orElse(name.equals("localhost"));
	}

	private static Optional<InetAddress> literal(String host) {
		try {
			return Optional.of(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static void refuseIf(boolean refused, String check) {
		if (refused) {
			throw new ForbiddenTargetException(check);
		}
	}

}
