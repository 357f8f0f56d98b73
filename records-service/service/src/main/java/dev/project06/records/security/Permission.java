package dev.project06.records.security;

import org.springframework.security.access.AccessDeniedException;

/**
 * Turns a decision into a refusal.
 */
public final class Permission {

	private Permission() {
	}

	/**
	 * Goes on only when the policy allows it.
	 * @param allowed what the policy says
	 * @throws AccessDeniedException when it does not
	 */
	public static void require(boolean allowed) {
		if (!allowed) {
			throw new AccessDeniedException("The caller may not do this");
		}
	}

}
