package dev.project06.identity.openid;

import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.assurance.IdentityTrustFramework;
import com.nimbusds.openid.connect.sdk.assurance.evidences.ElectronicRecordType;
import com.nimbusds.openid.connect.sdk.assurance.evidences.IdentityEvidenceType;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.project06.identity.openid.client.ClientAuthenticator;
import dev.project06.identity.openid.client.Scopes;
import dev.project06.identity.openid.key.ProviderKeys;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells clients about the provider: its metadata and its keys.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class ProviderController {

	private static final Duration KEPT = Duration.ofSeconds(30);

	private final Addresses addresses;

	private final ProviderKeys keys;

	ProviderController(Addresses addresses, ProviderKeys keys) {
		this.addresses = addresses;
		this.keys = keys;
	}

	@GetMapping("/.well-known/openid-configuration")
	ResponseEntity<String> metadata(Sandbox sandbox) {
		return kept().body(describe(sandbox).toJSONObject().toJSONString());
	}

	@GetMapping("/jwks")
	Mono<ResponseEntity<String>> keys(Sandbox sandbox, ServerWebExchange exchange) {
		return this.keys.of(sandbox)
			.map((ring) -> sandbox.faults().strike(Fault.NO_KEYS, exchange.getRequest().getPath().value()).isPresent()
					? new JWKSet() : ring.published(sandbox.now()))
			.map((published) -> kept().body(published.toString(true)));
	}

	private static ResponseEntity.BodyBuilder kept() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(KEPT).cachePublic())
			.header("Access-Control-Allow-Origin", "*")
			.contentType(MediaType.APPLICATION_JSON);
	}

	private OIDCProviderMetadata describe(Sandbox sandbox) {
		OIDCProviderMetadata metadata = new OIDCProviderMetadata(this.addresses.issuer(sandbox),
				List.of(SubjectType.PAIRWISE), this.addresses.endpoint(sandbox, "/jwks"));
		endpoints(metadata, sandbox);
		List<ClientAuthenticationMethod> methods = ClientAuthenticator.methods()
			.stream()
			.sorted((one, other) -> one.getValue().compareTo(other.getValue()))
			.toList();
		List<JWSAlgorithm> assertions = List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
		metadata.setTokenEndpointAuthMethods(methods);
		metadata.setTokenEndpointJWSAlgs(assertions);
		metadata.setIntrospectionEndpointAuthMethods(methods);
		metadata.setIntrospectionEndpointJWSAlgs(assertions);
		metadata.setRevocationEndpointAuthMethods(methods);
		metadata.setRevocationEndpointJWSAlgs(assertions);
		metadata.setScopes(new Scope(Scopes.ALL.toArray(new String[0])));
		metadata.setResponseTypes(List.of(ResponseType.CODE));
		metadata.setResponseModes(List.of(ResponseMode.QUERY));
		metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
		metadata.setCodeChallengeMethods(Grants.challengeMethods());
		metadata.setSupportsAuthorizationResponseIssuerParam(true);
		metadata.setSupportsRequestParam(false);
		metadata.setSupportsRequestURIParam(false);
		metadata.setUILocales(locales());
		claims(metadata);
		metadata.setSupportsBackChannelLogout(true);
		metadata.setSupportsBackChannelLogoutSession(true);
		metadata.setSupportsFrontChannelLogout(true);
		metadata.setSupportsFrontChannelLogoutSession(true);
		return metadata;
	}

	private void endpoints(OIDCProviderMetadata metadata, Sandbox sandbox) {
		metadata.setAuthorizationEndpointURI(this.addresses.endpoint(sandbox, "/authorize"));
		metadata.setPushedAuthorizationRequestEndpointURI(this.addresses.endpoint(sandbox, "/par"));
		metadata.setTokenEndpointURI(this.addresses.endpoint(sandbox, "/token"));
		metadata.setUserInfoEndpointURI(this.addresses.endpoint(sandbox, "/userinfo"));
		metadata.setIntrospectionEndpointURI(this.addresses.endpoint(sandbox, "/introspect"));
		metadata.setRevocationEndpointURI(this.addresses.endpoint(sandbox, "/revoke"));
		metadata.setEndSessionEndpointURI(this.addresses.endpoint(sandbox, "/logout"));
	}

	private static void claims(OIDCProviderMetadata metadata) {
		metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
		metadata.setACRs(Acr.all());
		metadata.setClaimTypes(List.of(ClaimType.NORMAL));
		metadata.setSupportsClaimsParams(true);
		metadata.setClaims(List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "at_hash",
				"sid", IdTokens.ACCOUNT_LEVEL, IdTokens.AUTHENTICATION_LEVEL, IdTokens.AUTHENTICATION_LEVEL_TEXT,
				"name", "birthdate", "gender", Scopes.CITIZEN_ID));
		metadata.setSupportsVerifiedClaims(true);
		metadata.setIdentityTrustFrameworks(List.of(new IdentityTrustFramework(Share.TRUST_FRAMEWORK)));
		metadata.setIdentityEvidenceTypes(List.of(IdentityEvidenceType.ELECTRONIC_RECORD));
		metadata.setElectronicRecordTypes(List.of(ElectronicRecordType.POPULATION_REGISTER));
		metadata.setVerifiedClaims(Share.REGISTERED);
	}

	private static List<LangTag> locales() {
		try {
			return List.of(new LangTag("vi"), new LangTag("en"));
		}
		catch (LangTagException ex) {
			throw new IllegalStateException("vi and en are language tags", ex);
		}
	}

}
