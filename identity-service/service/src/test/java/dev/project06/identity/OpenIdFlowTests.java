package dev.project06.identity;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.project06.identity.population.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdFlowTests extends OpenIdService {

	@Test
	void aCitizenLogsInAndTheClientLearnsWhatWasAllowed() throws Exception {
		Registered client = withKey();
		Person person = citizen("flow");
		Flow flow = flow(client).with("scope", "openid profile");
		Map<String, String> back = flow.allow(person.citizenId());
		assertThat(back).containsEntry("state", flow.sent("state")).containsEntry("iss", endpoint("").toString());

		OIDCTokens tokens = tokens(flow.exchange(code(back)));
		var claims = new IDTokenValidator(new Issuer(endpoint("").toString()), new ClientID(client.id()),
				com.nimbusds.jose.JWSAlgorithm.RS256, endpoint("/jwks").toURL())
			.validate(tokens.getIDToken(), new Nonce(flow.sent("nonce")));
		assertThat(claims.getACR().getValue()).isEqualTo("urn:project06:auth-level:1");
		assertThat(claims.getClaim("account_level", Number.class).intValue()).isEqualTo(2);
		assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
		assertThat(claims.getAccessTokenHash()).isNotNull();
		assertThat(tokens.getIDTokenString() + tokens.getIDToken().getJWTClaimsSet())
			.doesNotContain(person.citizenId().digits());

		JsonNode info = userInfo(tokens.getAccessToken(), HTTPRequest.Method.GET);
		assertThat(info.get("sub").asString()).isEqualTo(claims.getSubject().getValue());
		assertThat(info.get("name").asString()).isEqualTo(person.fullName());
		assertThat(info.get("birthdate").asString()).isEqualTo(person.birthDate().toString());
		assertThat(info.has("citizen_id")).isFalse();
		assertThat(userInfo(tokens.getAccessToken(), HTTPRequest.Method.POST)).isEqualTo(info);
	}

	@Test
	void eachClientKnowsTheCitizenByAnotherSubject() throws Exception {
		Person person = citizen("sectors");
		assertThat(subject(flow(withSecret()).tokens(person.citizenId())))
			.isNotEqualTo(subject(flow(withSecret()).tokens(person.citizenId())));
	}

	@Test
	void everyWayToAuthenticateWorksAndOnlyTheRegisteredOne() {
		Person person = citizen("methods");
		Registered post = register(Map.of("token_endpoint_auth_method", "client_secret_post"));
		Flow flow = flow(post);
		String code = code(flow.anew().allow(person.citizenId()));
		Registered basic = new Registered(post.id(), post.secret(), "client_secret_basic");
		refused(token(basic, flow.grant(code)), "invalid_client", "client-authentication-method");
		assertThat(tokens(token(post, flow.grant(code))).getIDToken()).isNotNull();
		Registered wrong = new Registered(post.id(), "wrong", "client_secret_post");
		HTTPResponse answer = token(wrong, flow.grant("any"));
		refused(answer, "invalid_client", "client-secret");
		assertThat(answer.getStatusCode()).isEqualTo(401);
		assertThat(answer.getHeaderValue("WWW-Authenticate")).startsWith("Basic");
	}

	@Test
	void verifiedClaimsComeWithTheirEvidence() throws Exception {
		Person person = citizen("verified");
		OIDCTokens tokens = flow(withSecret())
			.with("claims",
					"""
							{"userinfo":{"verified_claims":{"verification":{"trust_framework":{"value":"vn_decree_69_2024"}},
							"claims":{"name":null}}},\
							"id_token":{"verified_claims":{"verification":{"trust_framework":null},"claims":{"birthdate":null}}}}"""
						.replace("\n", ""))
			.tokens(person.citizenId());
		JsonNode verified = userInfo(tokens.getAccessToken(), HTTPRequest.Method.GET).get("verified_claims");
		assertThat(verified.get("claims").toString()).isEqualTo("{\"name\":\"" + person.fullName() + "\"}");
		assertThat(verified.at("/verification/trust_framework").asString()).isEqualTo("vn_decree_69_2024");
		assertThat(verified.at("/verification/evidence/0/type").asString()).isEqualTo("electronic_record");
		assertThat(tokens.getIDToken().getJWTClaimsSet().getJSONObjectClaim("verified_claims").toString())
			.contains(person.birthDate().toString())
			.doesNotContain(person.fullName());
	}

	@Test
	void dataOfAnotherTrustFrameworkAreNotGivenOut() {
		OIDCTokens tokens = flow(withSecret()).with("claims", """
				{"userinfo":{"verified_claims":{"verification":{"trust_framework":{"value":"eidas"}},\
				"claims":{"name":null}}}}""".replace("\n", "")).tokens(citizen("framework").citizenId());
		assertThat(userInfo(tokens.getAccessToken(), HTTPRequest.Method.GET).has("verified_claims")).isFalse();
	}

	@Test
	void theNumberGoesOnlyToClientsThatMayHaveItAndOnlyThroughUserinfo() {
		Person person = citizen("number");
		Registered client = register(Map.of("scope", "openid citizen_id"));
		OIDCTokens tokens = flow(client).with("scope", "openid citizen_id").tokens(person.citizenId());
		assertThat(tokens.getIDToken().getParsedString()).isNotEmpty();
		assertThat(userInfo(tokens.getAccessToken(), HTTPRequest.Method.GET).get("citizen_id").asString())
			.isEqualTo(person.citizenId().digits());
		assertThat(back(flow(withSecret()).with("scope", "openid citizen_id").begin())).containsEntry("error",
				"invalid_scope");
	}

	@Test
	void aCodeIsGoodOnceAndItsSecondUseEndsWhatCameOfIt() {
		Registered client = withSecret();
		Flow flow = flow(client);
		String code = code(flow.allow(citizen("once").citizenId()));
		OIDCTokens tokens = tokens(flow.exchange(code));
		refused(flow.exchange(code), "invalid_grant", "code-used");
		assertThat(send(new UserInfoRequest(endpoint("/userinfo"), tokens.getAccessToken()).toHTTPRequest())
			.getStatusCode()).isEqualTo(401);
	}

	@Test
	void aCodeIsBoundToClientAddressVerifierAndAMinute() {
		Registered client = withSecret();
		Person person = citizen("bound");
		Flow flow = flow(client);
		refused(token(withSecret(), flow.grant(code(flow.anew().allow(person.citizenId())))), "invalid_grant",
				"code-of-another-client");
		URI callback = URI.create(CALLBACK);
		refused(token(client, new AuthorizationCodeGrant(
				new AuthorizationCode(code(flow.anew().allow(person.citizenId()))), callback, new CodeVerifier())),
				"invalid_grant", "pkce-verifier");
		refused(token(client, new AuthorizationCodeGrant(
				new AuthorizationCode(code(flow.anew().allow(person.citizenId()))), callback)), "invalid_grant",
				"pkce-verifier-missing");
		refused(token(client,
				new AuthorizationCodeGrant(new AuthorizationCode(code(flow.anew().allow(person.citizenId()))),
						URI.create(CALLBACK + "/"), new CodeVerifier())),
				"invalid_grant", "redirect-uri-differs");
		String code = code(flow.anew().allow(person.citizenId()));
		ahead(Duration.ofSeconds(61));
		refused(flow.exchange(code), "invalid_grant", "code-expired");
		refused(flow.exchange("made-up"), "invalid_grant", "code-unknown");
	}

	@Test
	void refreshTokensRotateAndASecondUseEndsTheFamily() {
		Registered client = withSecret();
		OIDCTokens first = flow(client).with("scope", "openid offline_access").tokens(citizen("refresh").citizenId());
		RefreshToken old = first.getRefreshToken();
		OIDCTokens second = tokens(token(client, new RefreshTokenGrant(old)));
		assertThat(second.getRefreshToken()).isNotEqualTo(old);
		refused(token(client, new RefreshTokenGrant(old)), "invalid_grant", "refresh-token-used");
		refused(token(client, new RefreshTokenGrant(second.getRefreshToken())), "invalid_grant",
				"refresh-token-revoked");
		assertThat(active(client, second.getAccessToken())).isFalse();
		refused(token(client, new RefreshTokenGrant(new RefreshToken("made-up"))), "invalid_grant",
				"refresh-token-unknown");
		refused(token(withSecret(), new RefreshTokenGrant(old)), "invalid_grant", "refresh-token-unknown");
	}

	@Test
	void noRefreshTokenComesWithoutOfflineAccess() {
		assertThat(flow(withSecret()).tokens(citizen("online").citizenId()).getRefreshToken()).isNull();
	}

	@Test
	void otherGrantsAreRefused() {
		Registered client = withSecret();
		refused(token(client, new ClientCredentialsGrant()), "unauthorized_client", "grant-type-not-registered");
		Registered narrow = register(Map.of("grant_types", List.of("authorization_code")));
		refused(token(narrow, new RefreshTokenGrant(new RefreshToken("x"))), "unauthorized_client",
				"grant-type-not-registered");
	}

	@Test
	void introspectionAndRevocationConcernOnlyOnesOwnTokens() {
		Registered client = withKey();
		Registered other = withSecret();
		AccessToken token = flow(client).tokens(citizen("own").citizenId()).getAccessToken();
		assertThat(active(client, token)).isTrue();
		assertThat(active(other, token)).isFalse();
		refused(revoke(other, token), "invalid_grant", "token-of-another-client");
		assertThat(active(client, token)).isTrue();
		assertThat(revoke(client, token).getStatusCode()).isEqualTo(200);
		assertThat(active(client, token)).isFalse();
		assertThat(revoke(client, new RefreshToken("made-up")).getStatusCode()).isEqualTo(200);
		refused(send(new TokenIntrospectionRequest(endpoint("/introspect"), token).toHTTPRequest()), "invalid_client",
				"client-authentication-missing");
		refused(send(new TokenRevocationRequest(endpoint("/revoke"), new ClientID(client.id()), token).toHTTPRequest()),
				"invalid_client", "client-authentication-missing");
	}

	@Test
	void tokensEndOnTheClockOfTheSandbox() {
		Registered client = withSecret();
		AccessToken token = flow(client).tokens(citizen("clock").citizenId()).getAccessToken();
		ahead(Duration.ofMinutes(11));
		assertThat(active(client, token)).isFalse();
	}

	@Test
	void userinfoNamesWhatIsWrongWithAToken() {
		HTTPRequest none = new HTTPRequest(HTTPRequest.Method.GET, endpoint("/userinfo"));
		assertThat(send(none).getHeaderValue("WWW-Authenticate")).isEqualTo("Bearer");
		assertThat(send(none).getStatusCode()).isEqualTo(401);
		HTTPRequest madeUp = new HTTPRequest(HTTPRequest.Method.GET, endpoint("/userinfo"));
		madeUp.setAuthorization("Bearer made-up");
		assertThat(send(madeUp).getHeaderValue("WWW-Authenticate")).contains("invalid_token", "token-invalid");
		HTTPRequest inAddress = new HTTPRequest(HTTPRequest.Method.GET, endpoint("/userinfo?access_token=x"));
		assertThat(send(inAddress).getHeaderValue("WWW-Authenticate")).contains("invalid_request", "token-in-address");
	}

	@Test
	void aResetForgetsCodesTokensAndClients() {
		Registered client = withSecret();
		AccessToken token = flow(client).tokens(citizen("reset").citizenId()).getAccessToken();
		client().post()
			.uri("/api/identity/v1/sandbox/reset")
			.header("Authorization", owner())
			.header("Sandbox", sandbox())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		refused(introspect(client, token), "invalid_client", "unknown-client");
	}

	private boolean active(Registered client, Token token) {
		return JsonMapper.shared().readTree(introspect(client, token).getBody()).get("active").asBoolean();
	}

	private HTTPResponse introspect(Registered client, Token token) {
		return send(
				new TokenIntrospectionRequest(endpoint("/introspect"), authentication(client), token).toHTTPRequest());
	}

	private HTTPResponse revoke(Registered client, Token token) {
		return send(new TokenRevocationRequest(endpoint("/revoke"), authentication(client), token).toHTTPRequest());
	}

	private JsonNode userInfo(AccessToken token, HTTPRequest.Method method) {
		HTTPResponse answer = send(new UserInfoRequest(endpoint("/userinfo"), method, token).toHTTPRequest());
		assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.getBody());
	}

	private static String subject(OIDCTokens tokens) throws ParseException {
		JWTClaimsSet claims = tokens.getIDToken().getJWTClaimsSet();
		return claims.getSubject();
	}

}
