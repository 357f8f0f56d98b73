package dev.project06.identity.soap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * The headers that a provincial platform adds to the bearer token. Who is who is decided
 * by the token alone; of these headers only the form is checked, and only when they are
 * sent.
 */
final class SoapHeaders {

	private static final Set<String> MEMBERS = Set.of("AccessKey", "SecretKey", "AppName", "PartnerCode",
			"PartnerCodeCus");

	private static final Pattern KEY_AND_PASSWORD = Pattern.compile("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]+");

	private SoapHeaders() {
	}

	static void check(HttpHeaders headers, JsonMapper json) {
		for (String value : headers.getOrEmpty("lgspaccesstoken")) {
			if (!isPlatform(value, json)) {
				throw SoapFaultException.client("soap-lgsp-access-token", "lgspaccesstoken");
			}
		}
		for (String value : headers.getOrEmpty("AuthHash")) {
			if (!KEY_AND_PASSWORD.matcher(decoded(value)).matches()) {
				throw SoapFaultException.client("soap-auth-hash", "AuthHash");
			}
		}
	}

	private static boolean isPlatform(String value, JsonMapper json) {
		try {
			JsonNode platform = json.readTree(decoded(value));
			return platform.isObject() && new TreeSet<>(platform.propertyNames()).equals(new TreeSet<>(MEMBERS))
					&& platform.valueStream().allMatch((member) -> member.isString());
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	/** Empty for what is no Base64. */
	private static String decoded(String value) {
		try {
			return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
