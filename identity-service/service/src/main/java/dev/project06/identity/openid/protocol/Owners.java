package dev.project06.identity.openid.protocol;

import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Lets the owner of a sandbox set its provider up, and the administrator every one.
 */
public final class Owners {

	private Owners() {
	}

	/**
	 * Checks who calls.
	 * @param sandbox the sandbox
	 * @param caller who calls
	 * @return ends well for the owner, else with {@link AccessDeniedException}
	 */
	public static Mono<Void> only(Sandbox sandbox, Authentication caller) {
		boolean admin = caller.getAuthorities().stream().anyMatch((role) -> "ROLE_admin".equals(role.getAuthority()));
		return (admin || caller.getName().equals(sandbox.owner())) ? Mono.empty()
				: Mono.error(new AccessDeniedException("not the owner"));
	}

}
