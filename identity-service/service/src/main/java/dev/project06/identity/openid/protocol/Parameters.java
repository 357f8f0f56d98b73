package dev.project06.identity.openid.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.oauth2.sdk.OAuth2Error;

/**
 * Reads {@code application/x-www-form-urlencoded}, and refuses what two readers could
 * read in two ways.
 */
final class Parameters {

	private static final int MOST = 60;

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_VALUE = 8192;

	private static final char REPLACEMENT = '\uFFFD';

	private Parameters() {
	}

	static Map<String, String> read(String encoded) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			String value = decode((equals < 0) ? "" : pair.substring(equals + 1));
			if (name.isEmpty()) {
				throw refusal("malformed-parameters", "a parameter has no name");
			}
			if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
				throw refusal("parameter-too-long", "names have at most 60 characters, values at most 8192");
			}
			if (parameters.putIfAbsent(name, value) != null) {
				throw refusal("duplicate-parameter", "a parameter was sent more than once");
			}
		}
		if (parameters.size() > MOST) {
			throw refusal("too-many-parameters", "a request has at most 60 parameters");
		}
		return parameters;
	}

	private static String decode(String text) {
		try {
			String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
			if (decoded.indexOf(REPLACEMENT) >= 0 || decoded.chars().anyMatch(Character::isISOControl)) {
				throw refusal("malformed-parameters", "a parameter holds control characters or is not UTF-8");
			}
			return decoded;
		}
		catch (IllegalArgumentException ex) {
			throw refusal("malformed-parameters", "the percent encoding is broken");
		}
	}

	private static ProtocolException refusal(String check, String words) {
		return ProtocolException.of(OAuth2Error.INVALID_REQUEST, check, words);
	}

}
