package dev.project06.records.feed;

import java.util.Set;
import java.util.stream.Collectors;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.changes.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who is told of which changes, as the policy decides.
 */
@Component
public final class Audience {

	private final Policy policy;

	Audience(Policy policy) {
		this.policy = policy;
	}

	/**
	 * What a system of an agency is told.
	 * @param agency the agency
	 * @param types only these CloudEvents types, {@code null} for all
	 * @return the changes
	 */
	public Selection selection(AgencyCode agency, @Nullable Set<String> types) {
		return selection(new Caller("webhook", Set.of("agency"), null, agency), types);
	}

	/**
	 * What a caller is told; who is neither an official nor an auditor is told nothing.
	 */
	Selection selection(Caller caller, @Nullable Set<String> types) {
		return switch (this.policy.scope(caller, null)) {
			case Scope.InChargeOf(var agencies) ->
				new Selection(agencies.stream().map(AgencyCode::text).collect(Collectors.toSet()), types);
			case Scope.Everything() -> new Selection(null, types);
			case Scope.Own _, Scope.Nothing _ -> throw new AccessDeniedException("Changes are told to agencies");
		};
	}

}
