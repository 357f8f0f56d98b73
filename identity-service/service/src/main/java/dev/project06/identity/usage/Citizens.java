package dev.project06.identity.usage;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.subject.PairwiseSubjects;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Tells which citizen a token speaks for: the one behind the pairwise subject of the
 * login with VNeID.
 */
@Component
class Citizens {

	private static final String CLAIM = "vneid_sub";

	private final PairwiseSubjects subjects;

	Citizens(PairwiseSubjects subjects) {
		this.subjects = subjects;
	}

	/** The number, or a refusal that names the check. */
	CitizenId of(JwtAuthenticationToken token) {
		String subject = token.getToken().getClaimAsString(CLAIM);
		if (subject == null) {
			throw RefusedException.of(ProblemName.NO_CITIZEN, "vneid-subject-missing");
		}
		return this.subjects.read(subject)
			.orElseThrow(() -> RefusedException.of(ProblemName.NO_CITIZEN, "vneid-subject-unknown"));
	}

}
