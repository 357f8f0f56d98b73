package dev.project06.gateway.access;

import java.util.Collections;
import java.util.Set;

/**
 * The callers that a rule lets pass.
 */
sealed interface Audience {

	Access judge(boolean authenticated, Set<String> roles);

	static Audience everyone() {
		return new Everyone();
	}

	static Audience authenticated() {
		return new Authenticated();
	}

	static Audience nobody() {
		return new Nobody();
	}

	static Audience anyOf(String... roles) {
		return new AnyOf(Set.of(roles));
	}

	record Everyone() implements Audience {

		@Override
		public Access judge(boolean authenticated, Set<String> roles) {
			return new Access.Granted();
		}

	}

	record Authenticated() implements Audience {

		@Override
		public Access judge(boolean authenticated, Set<String> roles) {
			return authenticated ? new Access.Granted() : new Access.Unauthenticated();
		}

	}

	record Nobody() implements Audience {

		@Override
		public Access judge(boolean authenticated, Set<String> roles) {
			return new Access.Forbidden(Set.of());
		}

	}

	record AnyOf(Set<String> wanted) implements Audience {

		@Override
		public Access judge(boolean authenticated, Set<String> roles) {
			if (!authenticated) {
				return new Access.Unauthenticated();
			}
			return Collections.disjoint(this.wanted, roles) ? new Access.Forbidden(this.wanted) : new Access.Granted();
		}

	}

}
