package dev.project06.identity;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenIdFaultTests extends OpenIdService {

	private static final Map<Fault, Function<JWTClaimsSet, Object>> CHANGED = new EnumMap<>(
			Map.of(Fault.WRONG_ISSUER, JWTClaimsSet::getIssuer, Fault.WRONG_AUDIENCE, JWTClaimsSet::getAudience,
					Fault.WRONG_NONCE, (claims) -> claims.getClaims().getOrDefault("nonce", ""), Fault.MISSING_NONCE,
					(claims) -> claims.getClaims().containsKey("nonce"), Fault.MISSING_SUBJECT,
					(claims) -> claims.getClaims().containsKey("sub")));

	@ParameterizedTest
	@EnumSource(names = { "WRONG_ISSUER", "WRONG_AUDIENCE", "WRONG_NONCE", "MISSING_NONCE", "WRONG_SIGNATURE",
			"WRONG_ALGORITHM", "UNKNOWN_KEY", "EXPIRED", "NOT_YET_VALID", "MISSING_SUBJECT", "LEVEL_TOO_LOW",
			"WRONG_ACCESS_TOKEN_HASH" })
	void anIdTokenIsSpoiledInTheStatedWay(Fault fault) throws Exception {
		CitizenId citizenId = citizen("faults").citizenId();
		Registered client = withSecret();
		Flow flow = flow(client);
		OIDCTokens good = flow.tokens(citizenId);
		valid(client, flow, good);
		fail(fault.name());
		Flow again = flow(client);
		OIDCTokens bad = again.tokens(citizenId);
		switch (fault) {
			case LEVEL_TOO_LOW -> assertThat(bad.getIDToken().getJWTClaimsSet().getStringClaim("acr")).endsWith(":0");
			case WRONG_ACCESS_TOKEN_HASH -> assertThatThrownBy(() -> hash(bad)).hasMessageContaining("hash");
			default -> assertThatThrownBy(() -> valid(client, again, bad)).isNotNull();
		}
		assertThat(differs(fault, good.getIDToken(), bad.getIDToken())).isTrue();
	}

	private static boolean differs(Fault fault, JWT good, JWT bad) throws ParseException {
		JWTClaimsSet before = good.getJWTClaimsSet();
		JWTClaimsSet after = bad.getJWTClaimsSet();
		return switch (fault) {
			case WRONG_ALGORITHM -> bad instanceof PlainJWT;
			case UNKNOWN_KEY ->
				!((SignedJWT) good).getHeader().getKeyID().equals(((SignedJWT) bad).getHeader().getKeyID());
			case WRONG_SIGNATURE ->
				((SignedJWT) good).getHeader().getKeyID().equals(((SignedJWT) bad).getHeader().getKeyID());
			case EXPIRED -> after.getExpirationTime().toInstant().isBefore(Instant.now());
			case NOT_YET_VALID -> after.getNotBeforeTime().toInstant().isAfter(Instant.now());
			case LEVEL_TOO_LOW -> after.getLongClaim("auth_level") == before.getLongClaim("auth_level") - 1;
			case WRONG_ACCESS_TOKEN_HASH -> after.getStringClaim("at_hash") != null;
			default -> {
				Function<JWTClaimsSet, Object> changed = Objects.requireNonNull(CHANGED.get(fault));
				yield !changed.apply(before).equals(changed.apply(after));
			}
		};
	}

	private void valid(Registered client, Flow flow, OIDCTokens tokens) throws Exception {
		new IDTokenValidator(new Issuer(endpoint("").toString()), new ClientID(client.id()), JWSAlgorithm.RS256,
				endpoint("/jwks").toURL())
			.validate(tokens.getIDToken(), new Nonce(flow.sent("nonce")));
		hash(tokens);
	}

	private static void hash(OIDCTokens tokens) throws Exception {
		AccessTokenValidator.validate(tokens.getAccessToken(), JWSAlgorithm.RS256,
				new AccessTokenHash(tokens.getIDToken().getJWTClaimsSet().getStringClaim("at_hash")));
	}

	@Test
	void userinfoSpeaksOfSomebodyElse() throws Exception {
		fail("WRONG_USERINFO_SUBJECT");
		OIDCTokens tokens = flow(withSecret()).tokens(citizen("u").citizenId());
		String body = send(new UserInfoRequest(endpoint("/userinfo"), tokens.getAccessToken()).toHTTPRequest())
			.getBody();
		assertThat(JsonMapper.shared().readTree(body).get("sub").asString())
			.isNotEqualTo(tokens.getIDToken().getJWTClaimsSet().getSubject());
	}

	@Test
	void theAuthorisationResponseIsSpoiledInTheStatedWay() {
		CitizenId citizenId = citizen("a").citizenId();
		Registered client = withSecret();
		fail("WRONG_STATE");
		Flow state = flow(client);
		assertThat(state.allow(citizenId).get("state")).isNotEqualTo(state.sent("state"));
		fail("WRONG_RESPONSE_ISSUER");
		assertThat(flow(client).allow(citizenId).get("iss")).isNotEqualTo(endpoint("").toString());
		fail("ACCESS_DENIED");
		assertThat(flow(client).allow(citizenId)).containsEntry("error", "access_denied").doesNotContainKey("code");
		fail("LOGIN_UNAVAILABLE");
		assertThat(flow(client).allow(citizenId)).containsEntry("error", "temporarily_unavailable");
	}

	@Test
	void theTokenEndpointFailsInTheStatedWay() {
		CitizenId citizenId = citizen("t").citizenId();
		Registered client = withSecret();
		fail("CODE_REPLAYED");
		Flow flow = flow(client);
		refused(flow.exchange(code(flow.allow(citizenId))), "invalid_grant", "as-the-sandbox-says");
		fail("CLIENT_REFUSED");
		refused(flow.exchange("x"), "invalid_client", "as-the-sandbox-says");
		fail("MALFORMED_TOKEN_ANSWER");
		Flow last = flow(client);
		assertThat(last.exchange(code(last.allow(citizenId))).getBody().strip()).isEqualTo("{\"access_token\":");
	}

	@Test
	void theKeySetIsEmpty() throws Exception {
		URI keys = endpoint("/jwks");
		assertThat(JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, keys)).getBody()).size()).isEqualTo(2);
		fail("NO_KEYS");
		assertThat(JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, keys)).getBody()).isEmpty()).isTrue();
	}

	@Test
	void everyFaultOfTheProviderIsTriedHere() {
		Set<Fault> tried = new TreeSet<>(List.of(Fault.WRONG_USERINFO_SUBJECT, Fault.WRONG_STATE,
				Fault.WRONG_RESPONSE_ISSUER, Fault.ACCESS_DENIED, Fault.LOGIN_UNAVAILABLE, Fault.CODE_REPLAYED,
				Fault.CLIENT_REFUSED, Fault.MALFORMED_TOKEN_ANSWER, Fault.NO_KEYS));
		Set<Fault.Place> mine = Set.of(Fault.Place.USERINFO, Fault.Place.AUTHORISATION, Fault.Place.TOKEN,
				Fault.Place.KEYS);
		assertThat(List.of(Fault.values()).stream().filter((fault) -> mine.contains(fault.place())))
			.allMatch(tried::contains);
		assertThat(List.of(Fault.values()).stream().filter((fault) -> fault.place() == Fault.Place.ID_TOKEN))
			.hasSize(12);
	}

}
