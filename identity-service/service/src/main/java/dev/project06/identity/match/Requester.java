package dev.project06.identity.match;

import dev.project06.identity.api.OnBehalfOf;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.verification.Asker;
import dev.project06.identity.verification.Inquiries;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who asks, in whose name.
 *
 * @param asker the officer or agency; for a service the one on whose behalf it asks
 * @param service whether a service asks, which works off files of agencies
 */
record Requester(Asker asker, boolean service) {

	/** Refuses who has no agency, and who is no service and asks for others. */
	static Requester of(JwtAuthenticationToken token, @Nullable OnBehalfOf onBehalfOf) {
		boolean service = token.getAuthorities()
			.stream()
			.anyMatch((role) -> "ROLE_service".equals(role.getAuthority()));
		if (service && onBehalfOf != null) {
			String officer = onBehalfOf.officer();
			return new Requester(new Asker((officer != null) ? officer : token.getName(), onBehalfOf.agency()), true);
		}
		Asker asker = Asker.of(token);
		if (service || onBehalfOf != null || asker.agency() == null) {
			throw RefusedException.of(ProblemName.REGISTER_REFUSED, Inquiries.WITHOUT_RIGHT);
		}
		return new Requester(asker, false);
	}

}
