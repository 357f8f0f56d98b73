package dev.project06.identity.openid;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.state.Handles;
import org.bson.Document;

/**
 * Whether a code may be exchanged: it is bound to client, address and PKCE verifier.
 */
final class CodeRules {

	private CodeRules() {
	}

	static Optional<ProtocolException> check(Document code, Client client, AuthorizationCodeGrant shown, Instant now) {
		if (!client.id().equals(code.getString("client"))) {
			return refusal("code-of-another-client", "the code was issued to another client");
		}
		if (!code.getDate("until").toInstant().isAfter(now)) {
			return refusal("code-expired", "a code is good for 60 seconds");
		}
		URI redirect = shown.getRedirectionURI();
		if (redirect == null || !redirect.toString().equals(code.getString("redirect"))) {
			return refusal("redirect-uri-differs", "redirect_uri is not that of the authorisation request");
		}
		CodeVerifier verifier = shown.getCodeVerifier();
		if (verifier == null) {
			return refusal("pkce-verifier-missing", "code_verifier is missing");
		}
		return Handles.same(Grants.challenge(verifier), Objects.requireNonNull(code.getString("challenge")))
				? Optional.empty() : refusal("pkce-verifier", "code_verifier does not fit the challenge");
	}

	private static Optional<ProtocolException> refusal(String check, String words) {
		return Optional.of(ProtocolException.of(OAuth2Error.INVALID_GRANT, check, words));
	}

}
