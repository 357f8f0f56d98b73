package dev.project06.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.project06.identity.openid.client.Client;
import org.jspecify.annotations.Nullable;

/**
 * An authorisation request that passed every check.
 *
 * @param client who asks
 * @param parameters what was sent
 * @param request the same, read
 * @param level the authentication level that is needed, from 1 to 4
 * @param share what the client wants to know
 */
record Authorisation(Client client, Map<String, String> parameters, AuthenticationRequest request, int level,
		Share share) {

	boolean prompts(Prompt.Type type) {
		Prompt prompt = this.request.getPrompt();
		return prompt != null && prompt.contains(type);
	}

	/**
	 * What has to happen before a code may be given out.
	 * @param session who is logged in with this browser
	 * @param fresh whether that was for this request
	 * @param consented whether the citizen agreed to all that is asked for
	 * @param now the time in the sandbox
	 * @return the next step
	 */
	Step next(@Nullable Session session, boolean fresh, boolean consented, Instant now) {
		if (session == null || !suffices(session, fresh, now)) {
			return Step.LOGIN;
		}
		return (consented && (fresh || !prompts(Prompt.Type.CONSENT))) ? Step.ISSUE : Step.CONSENT;
	}

	private boolean suffices(Session session, boolean fresh, Instant now) {
		if (session.level() < this.level) {
			return false;
		}
		return fresh || (!prompts(Prompt.Type.LOGIN) && !prompts(Prompt.Type.SELECT_ACCOUNT)
				&& (maxAge() < 0 || (maxAge() > 0 && Duration.between(session.at(), now).toSeconds() <= maxAge())));
	}

	private int maxAge() {
		int asked = this.request.getMaxAge();
		return (asked >= 0) ? asked : this.client.metadata().getDefaultMaxAge();
	}

	/**
	 * What comes next.
	 */
	enum Step {

		/** The citizen has to log in, or to log in again, or with more factors. */
		LOGIN,

		/** The citizen has to agree. */
		CONSENT,

		/** A code may be given out. */
		ISSUE

	}

}
