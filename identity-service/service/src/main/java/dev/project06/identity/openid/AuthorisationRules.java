package dev.project06.identity.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.Scopes;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;

/**
 * Reads an authorisation request: OpenID Connect Core 1.0, RFC 6749, RFC 7636. First the
 * two checks that decide whether the browser may be sent back, then all others.
 */
final class AuthorisationRules {

	private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	/** A number of a citizen, also in the middle of something else. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

	private static final int LONGEST_STATE = 1024;

	private static final int LONGEST_NONCE = 256;

	private AuthorisationRules() {
	}

	/** Where the browser may be sent back to. */
	static URI redirect(Client client, Map<String, String> parameters) {
		String address = parameters.get("redirect_uri");
		require(address != null && !address.isEmpty(), OAuth2Error.INVALID_REQUEST, "redirect-uri-missing",
				"redirect_uri is missing");
		if (address == null || !client.redirectsTo(address)) {
			throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "redirect-uri-not-registered",
					"redirect_uri is not one that the client registered, character by character");
		}
		return URI.create(address);
	}

	static Authorisation check(Client client, Map<String, String> parameters) {
		for (String unsupported : List.of("request", "request_uri", "registration")) {
			require(!parameters.containsKey(unsupported), switch (unsupported) {
				case "request" -> OAuth2Error.REQUEST_NOT_SUPPORTED;
				case "request_uri" -> OAuth2Error.REQUEST_URI_NOT_SUPPORTED;
				default -> OIDCError.REGISTRATION_NOT_SUPPORTED;
			}, "unsupported-parameter", "the request uses a parameter that is not supported here");
		}
		require("code".equals(parameters.get("response_type")), OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "response-type",
				"response_type is to be code");
		require("query".equals(parameters.getOrDefault("response_mode", "query")), OAuth2Error.INVALID_REQUEST,
				"response-mode", "response_mode is to be query");
		pkce(parameters);
		scope(client, parameters.getOrDefault("scope", ""));
		require(parameters.getOrDefault("state", "").length() <= LONGEST_STATE
				&& parameters.getOrDefault("nonce", "").length() <= LONGEST_NONCE, OAuth2Error.INVALID_REQUEST,
				"parameter-too-long", "state has at most 1024 characters, nonce at most 256");
		prompt(parameters.getOrDefault("prompt", ""));
		require(!parameters.containsKey("max_age") || SECONDS.matcher(parameters.get("max_age")).matches(),
				OAuth2Error.INVALID_REQUEST, "max-age", "max_age is a number of seconds");
		require(!NUMBER.matcher(parameters.getOrDefault("login_hint", "")).find(), OAuth2Error.INVALID_REQUEST,
				"login-hint-holds-number", "the number of a citizen never stands in an address");
		claims(parameters.get("claims"));
		AuthenticationRequest request = read(parameters);
		return new Authorisation(client, parameters, request, level(request), Share.of(request, client));
	}

	private static void pkce(Map<String, String> parameters) {
		require(parameters.containsKey("code_challenge"), OAuth2Error.INVALID_REQUEST, "pkce-missing",
				"code_challenge is missing");
		require("S256".equals(parameters.get("code_challenge_method")), OAuth2Error.INVALID_REQUEST, "pkce-method",
				"code_challenge_method is to be S256");
		require(CHALLENGE.matcher(parameters.getOrDefault("code_challenge", "")).matches(), OAuth2Error.INVALID_REQUEST,
				"pkce-challenge", "code_challenge has 43 characters of base64url");
	}

	private static void scope(Client client, String text) {
		Scope scope = Scope.parse(text);
		require(scope != null && scope.contains(Scopes.OPENID), OAuth2Error.INVALID_SCOPE, "scope-openid",
				"scope has to hold openid");
		require(scope != null && client.scopes().containsAll(scope), OAuth2Error.INVALID_SCOPE, "scope-not-allowed",
				"scope holds what the client may not ask for");
	}

	private static void prompt(String text) {
		try {
			Prompt prompt = text.isEmpty() ? new Prompt() : Prompt.parse(text);
			require(prompt.isValid() && !prompt.contains(Prompt.Type.CREATE), OAuth2Error.INVALID_REQUEST, "prompt",
					"none does not go together with others");
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "prompt",
					"prompt is none, or of login, consent and select_account what is wanted");
		}
	}

	private static void claims(@org.jspecify.annotations.Nullable String text) {
		if (text == null) {
			return;
		}
		try {
			OIDCClaimsRequest.parse(text);
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "claims", "claims cannot be read");
		}
	}

	private static AuthenticationRequest read(Map<String, String> parameters) {
		try {
			return AuthenticationRequest.parse(ProtocolRequest.lists(parameters));
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "malformed-parameter",
					"a parameter cannot be read");
		}
	}

	/**
	 * The lowest level that the client takes. Unknown values of {@code acr_values} do not
	 * count; where the claim is essential, a level that is known has to be among them.
	 */
	private static int level(AuthenticationRequest request) {
		Set<Integer> wanted = new TreeSet<>();
		List<ACR> values = request.getACRValues();
		if (values != null) {
			levels(values.stream().map(ACR::getValue)).forEach(wanted::add);
		}
		OIDCClaimsRequest claims = request.getOIDCClaims();
		ClaimsSetRequest inToken = (claims != null) ? claims.getIDTokenClaimsRequest() : null;
		ClaimsSetRequest.Entry acr = (inToken != null) ? inToken.get("acr") : null;
		if (acr != null) {
			Set<Integer> asked = new TreeSet<>(levels(texts(acr)).toList());
			require(!asked.isEmpty() || acr.getClaimRequirement() != ClaimRequirement.ESSENTIAL
					|| texts(acr).count() == 0, OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS, "acr-unknown",
					"no value of the essential claim acr is a level that exists");
			if (acr.getClaimRequirement() == ClaimRequirement.ESSENTIAL && !asked.isEmpty()) {
				wanted.clear();
			}
			wanted.addAll(asked);
		}
		return wanted.stream().findFirst().orElse(1);
	}

	private static Stream<String> texts(ClaimsSetRequest.Entry acr) {
		Stream<String> several = (acr.getValuesAsListOfStrings() != null) ? acr.getValuesAsListOfStrings().stream()
				: Stream.empty();
		return Stream.concat(Stream.ofNullable(acr.getValueAsString()), several);
	}

	private static Stream<Integer> levels(Stream<String> values) {
		return values.map(Acr::level).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt);
	}

	private static void require(boolean good, ErrorObject kind, String check, String words) {
		if (!good) {
			throw ProtocolException.of(kind, check, words);
		}
	}

}
