package dev.project06.identity.sandbox;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * A world of its own for one agency or one test run. The people are the same everywhere;
 * what was changed, registered, sent or logged in one sandbox is not seen in another. The
 * sandbox {@code default} is always there. A controller method takes its sandbox as a
 * parameter of this type.
 *
 * @param name the name, as it stands in the header {@code Sandbox} and in paths
 * @param owner who may set clock and faults and reset it; nobody but an administrator for
 * the default one
 * @param clock the time there; may run ahead or behind, or stand still
 * @param faults what is to fail there
 */
public record Sandbox(String name, @Nullable String owner, Clock clock, Faults faults) {

	/** The name of the one that is always there. */
	public static final String DEFAULT = "default";

	/**
	 * The time in the sandbox.
	 * @return its clock's time
	 */
	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Makes sure that the caller may change what is in the sandbox.
	 * @param caller who asks
	 * @return ends for the owner and for an administrator, fails for anybody else
	 */
	public Mono<Void> ownedBy(Authentication caller) {
		boolean admin = caller.getAuthorities().stream().anyMatch((role) -> "ROLE_admin".equals(role.getAuthority()));
		return (admin || caller.getName().equals(this.owner)) ? Mono.empty()
				: Mono.error(new AccessDeniedException("not the owner"));
	}

	/** The name. */
	@Override
	public String toString() {
		return "Sandbox[" + this.name + "]";
	}

}
