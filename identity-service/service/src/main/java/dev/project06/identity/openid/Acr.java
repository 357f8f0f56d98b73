package dev.project06.identity.openid;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import com.nimbusds.openid.connect.sdk.claims.ACR;

/**
 * The authentication levels 1 to 4 of Decree 69/2024/NĐ-CP as values of {@code acr}.
 */
final class Acr {

	private static final String PREFIX = "urn:project06:auth-level:";

	private static final int HIGHEST = 4;

	private Acr() {
	}

	static ACR of(int level) {
		return new ACR(PREFIX + level);
	}

	static List<ACR> all() {
		return IntStream.rangeClosed(1, HIGHEST).mapToObj(Acr::of).toList();
	}

	/** Nothing for a value that is none of these. */
	static OptionalInt level(String value) {
		return IntStream.rangeClosed(1, HIGHEST).filter((level) -> of(level).getValue().equals(value)).findFirst();
	}

}
