package dev.project06.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.project06.local.keycloak.SampleUser;

/** Logs each sample user in once: Keycloak's password check is made to be slow. */
final class SuiteTokens {

	private static final Map<SampleUser, String> TOKENS = new ConcurrentHashMap<>();

	private SuiteTokens() {
	}

	static String of(Suite suite, SampleUser user) throws InterruptedException {
		String known = TOKENS.get(user);
		if (known == null) {
			known = suite.tokens().of(user);
			TOKENS.put(user, known);
		}
		return known;
	}

}
