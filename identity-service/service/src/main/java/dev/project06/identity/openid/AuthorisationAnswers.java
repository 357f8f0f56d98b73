package dev.project06.identity.openid;

import java.net.URI;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What the browser takes back to the client. The faults of the authorisation response
 * strike here.
 */
@Component
class AuthorisationAnswers {

	private final Addresses addresses;

	private final Grants grants;

	AuthorisationAnswers(Addresses addresses, Grants grants) {
		this.addresses = addresses;
		this.grants = grants;
	}

	/** The address with a code, for a request to which nothing is missing. */
	Mono<URI> code(Sandbox sandbox, Authorisation request, Session session, String path) {
		if (sandbox.faults().strike(Fault.ACCESS_DENIED, path).isPresent()) {
			return Mono.just(refusal(sandbox, request, injected(OAuth2Error.ACCESS_DENIED), path));
		}
		if (sandbox.faults().strike(Fault.LOGIN_UNAVAILABLE, path).isPresent()) {
			return Mono.just(refusal(sandbox, request, injected(OAuth2Error.TEMPORARILY_UNAVAILABLE), path));
		}
		return this.grants.code(sandbox, request, session).map((code) -> success(sandbox, request, code, path));
	}

	private URI success(Sandbox sandbox, Authorisation request, AuthorizationCode code, String path) {
		return new AuthorizationSuccessResponse(request.request().getRedirectionURI(), code, null,
				state(sandbox, request.parameters().get("state"), path), issuer(sandbox, path), ResponseMode.QUERY)
			.toURI();
	}

	/** The address with an error. */
	URI refusal(Sandbox sandbox, Authorisation request, ErrorObject error, String path) {
		return refusal(sandbox, request.request().getRedirectionURI(), request.parameters().get("state"), error, path);
	}

	URI refusal(Sandbox sandbox, URI redirect, @Nullable String state, ErrorObject error, String path) {
		return new AuthorizationErrorResponse(redirect, error, state(sandbox, state, path), issuer(sandbox, path),
				ResponseMode.QUERY)
			.toURI();
	}

	private static @Nullable State state(Sandbox sandbox, @Nullable String state, String path) {
		if (sandbox.faults().strike(Fault.WRONG_STATE, path).isPresent()) {
			return new State(Handles.random());
		}
		return (state == null || state.isEmpty()) ? null : new State(state);
	}

	private Issuer issuer(Sandbox sandbox, String path) {
		Issuer issuer = this.addresses.issuer(sandbox);
		return sandbox.faults().strike(Fault.WRONG_RESPONSE_ISSUER, path).isPresent()
				? new Issuer(issuer.getValue() + "-of-somebody-else") : issuer;
	}

	private static ErrorObject injected(ErrorObject kind) {
		return ProtocolException.of(kind, "as-the-sandbox-says", "a fault rule of the sandbox strikes").error();
	}

}
