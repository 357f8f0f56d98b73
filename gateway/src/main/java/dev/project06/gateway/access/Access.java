package dev.project06.gateway.access;

import java.util.Set;

/**
 * What the access rules say about one call.
 */
public sealed interface Access {

	/**
	 * The call may go on.
	 */
	record Granted() implements Access {
	}

	/**
	 * Nobody said who calls, and the call needs it.
	 */
	record Unauthenticated() implements Access {
	}

	/**
	 * The caller is known and may not.
	 *
	 * @param needed the roles of which one would do; empty when none would
	 */
	record Forbidden(Set<String> needed) implements Access {

		public Forbidden {
			needed = Set.copyOf(needed);
		}

	}

	/**
	 * No rule knows the path.
	 */
	record Unknown() implements Access {
	}

	/**
	 * The path is known, but not with this method.
	 *
	 * @param allowed the methods that some rule knows for the path
	 */
	record WrongMethod(Set<String> allowed) implements Access {

		public WrongMethod {
			allowed = Set.copyOf(allowed);
		}

	}

}
