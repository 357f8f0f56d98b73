package dev.project06.identity.account;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.project06.identity.account.Factor.Kind;

/**
 * The level that an authentication reaches by the factors used (Decree 69/2024/NĐ-CP). It
 * says nothing of the level of the account.
 * <ul>
 * <li>1: one factor, no biometrics;
 * <li>2: two different factors, no biometrics;
 * <li>3: two or more different factors, a biometric one among them;
 * <li>4: a biometric factor, one of possession and one of knowledge.
 * </ul>
 * Factors are different when they are of different kinds: a second secret beside the
 * first adds nothing.
 */
public final class AuthenticationLevel {

	private AuthenticationLevel() {
	}

	/**
	 * The level of a set of factors.
	 * @param factors what was proved
	 * @return 1 to 4, or 0 where the decree has no level: nothing was proved, or only
	 * biometrics
	 */
	public static int of(Set<Factor> factors) {
		Set<Kind> kinds = factors.stream()
			.map(Factor::kind)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
		if (kinds.equals(EnumSet.of(Kind.INHERENCE))) {
			return 0;
		}
		return kinds.contains(Kind.INHERENCE) ? kinds.size() + 1 : kinds.size();
	}

}
