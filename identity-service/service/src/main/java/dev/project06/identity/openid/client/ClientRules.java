package dev.project06.identity.openid.client;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import dev.project06.identity.openid.protocol.ProtocolException;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a client must be like (OpenID Connect Dynamic Client Registration
 * 1.0, RFC 7591). What is not said gets the standard's default.
 */
final class ClientRules {

	static final Set<ClientAuthenticationMethod> METHODS = Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT,
			ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

	static final Set<JWSAlgorithm> ASSERTION_ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
			JWSAlgorithm.ES256);

	private static final Set<JWSAlgorithm> TOKEN_ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

	private static final int MOST_ADDRESSES = 10;

	private static final int LONGEST_ADDRESS = 500;

	private static final int LONGEST_NAME = 80;

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

	private ClientRules() {
	}

	static OIDCClientMetadata check(String json) {
		OIDCClientMetadata client = parse(json);
		client.setCustomFields(new JSONObject());
		name(client.getName());
		redirects(client.getRedirectionURIs());
		authentication(client);
		flow(client);
		tokens(client);
		others(client);
		return client;
	}

	private static OIDCClientMetadata parse(String json) {
		try {
			return OIDCClientMetadata.parse(JSONObjectUtils.parse(json));
		}
		catch (ParseException ex) {
			ErrorObject error = ex.getErrorObject();
			throw ProtocolException.of(
					RegistrationError.INVALID_REDIRECT_URI.equals(error) ? RegistrationError.INVALID_REDIRECT_URI
							: RegistrationError.INVALID_CLIENT_METADATA,
					"malformed-metadata", "a member cannot be read");
		}
	}

	private static void name(@Nullable String name) {
		metadata(
				name != null && !name.isBlank() && name.length() <= LONGEST_NAME
						&& name.chars().noneMatch(Character::isISOControl),
				"client-name", "client_name has 1 to 80 characters: citizens see it");
	}

	private static void redirects(@Nullable Collection<URI> addresses) {
		if (addresses == null || addresses.isEmpty() || addresses.size() > MOST_ADDRESSES
				|| !addresses.stream().allMatch(ClientRules::isRedirect)) {
			throw ProtocolException.of(RegistrationError.INVALID_REDIRECT_URI, "redirect-uris",
					"1 to 10 whole addresses of https, or of http on loopback; no fragment, user or wildcard");
		}
	}

	private static boolean isRedirect(URI address) {
		String host = address.getHost();
		return host != null && address.getRawFragment() == null && address.getRawUserInfo() == null
				&& address.toString().length() <= LONGEST_ADDRESS && !address.toString().contains("*")
				&& ("https".equals(address.getScheme())
						|| ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
	}

	private static void authentication(OIDCClientMetadata client) {
		ClientAuthenticationMethod method = Objects.requireNonNullElse(client.getTokenEndpointAuthMethod(),
				ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
		metadata(METHODS.contains(method), "token-endpoint-auth-method",
				"private_key_jwt, client_secret_basic or client_secret_post");
		client.setTokenEndpointAuthMethod(method);
		boolean byKey = ClientAuthenticationMethod.PRIVATE_KEY_JWT.equals(method);
		metadata(!byKey || (client.getJWKSet() == null) != (client.getJWKSetURI() == null), "jwks",
				"private_key_jwt needs either jwks or jwks_uri");
		keys(client.getJWKSet());
		address(client.getJWKSetURI(), "jwks-uri");
		JWSAlgorithm algorithm = client.getTokenEndpointAuthJWSAlg();
		metadata(algorithm == null || ASSERTION_ALGORITHMS.contains(algorithm), "token-endpoint-auth-signing-alg",
				"RS256, PS256 or ES256");
	}

	private static void keys(@Nullable JWKSet keys) {
		metadata(
				keys == null || (!keys.isEmpty() && keys.size() <= MOST_ADDRESSES
						&& keys.getKeys().stream().noneMatch((key) -> key.isPrivate() || key.toPublicJWK() == null)),
				"jwks", "1 to 10 public keys");
	}

	private static void flow(OIDCClientMetadata client) {
		Set<ResponseType> types = client.getResponseTypes();
		metadata(types == null || types.equals(Set.of(ResponseType.CODE)), "response-types", "code only");
		client.setResponseTypes(Set.of(ResponseType.CODE));
		Set<GrantType> grants = client.getGrantTypes();
		metadata(
				grants == null || (grants.contains(GrantType.AUTHORIZATION_CODE)
						&& Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN).containsAll(grants)),
				"grant-types", "authorization_code, and refresh_token beside it");
		client.setGrantTypes((grants != null) ? grants : Set.of(GrantType.AUTHORIZATION_CODE));
		Scope scope = (client.getScope() != null) ? client.getScope() : new Scope(Scopes.USUAL.toArray(new String[0]));
		metadata(scope.contains(Scopes.OPENID) && Scopes.ALL.containsAll(scope.toStringList()), "scope",
				"openid, and of profile, verified_claims, citizen_id, offline_access what is needed");
		client.setScope(scope);
	}

	private static void tokens(OIDCClientMetadata client) {
		metadata(client.getSubjectType() == null || client.getSubjectType() == SubjectType.PAIRWISE, "subject-type",
				"pairwise only");
		client.setSubjectType(SubjectType.PAIRWISE);
		JWSAlgorithm algorithm = Objects.requireNonNullElse(client.getIDTokenJWSAlg(), JWSAlgorithm.RS256);
		metadata(TOKEN_ALGORITHMS.contains(algorithm), "id-token-signed-response-alg", "RS256 or ES256");
		client.setIDTokenJWSAlg(algorithm);
		metadata(
				client.getIDTokenJWEAlg() == null && client.getUserInfoJWEAlg() == null
						&& client.getUserInfoJWSAlg() == null,
				"encryption", "answers are neither encrypted nor signed anew");
	}

	private static void others(OIDCClientMetadata client) {
		metadata(client.getSectorIDURI() == null, "sector-identifier-uri", "every client is a sector of its own");
		metadata(client.getRequestObjectJWSAlg() == null && client.getRequestObjectURIs() == null, "request-objects",
				"are not supported; use pushed authorisation requests");
		address(client.getFrontChannelLogoutURI(), "frontchannel-logout-uri");
		address(client.getBackChannelLogoutURI(), "backchannel-logout-uri");
		Collection<URI> after = client.getPostLogoutRedirectionURIs();
		metadata(after == null || (after.size() <= MOST_ADDRESSES && after.stream().allMatch(ClientRules::isRedirect)),
				"post-logout-redirect-uris", "at most 10, each as a redirect address");
		List<String> levels = (client.getDefaultACRs() == null) ? List.of()
				: client.getDefaultACRs().stream().map(Object::toString).toList();
		metadata(levels.isEmpty(), "default-acr-values", "the level is asked for in each request");
	}

	private static void address(@Nullable URI address, String check) {
		metadata(address == null || isRedirect(address), check, "a whole address of https, or of http on loopback");
	}

	private static void metadata(boolean good, String check, String words) {
		if (!good) {
			throw ProtocolException.of(RegistrationError.INVALID_CLIENT_METADATA, check, words);
		}
	}

}
