package dev.project06.identity.openid.client;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A client of one provider.
 *
 * @param id its id
 * @param metadata what it registered; nobody changes it
 * @param secretHash the hash of its secret, for one that has a secret
 * @param sector the sector of its pairwise subjects
 */
public record Client(String id, OIDCClientMetadata metadata, @Nullable String secretHash, String sector) {

	/**
	 * Whether an address is one that it registered, character by character.
	 * @param address the address
	 * @return whether answers may go there
	 */
	public boolean redirectsTo(String address) {
		return this.metadata.getRedirectionURIStrings().contains(address);
	}

	/**
	 * The scopes that it may ask for.
	 * @return the scopes
	 */
	public Scope scopes() {
		return this.metadata.getScope();
	}

	/**
	 * How it authenticates.
	 * @return the one method
	 */
	public ClientAuthenticationMethod method() {
		return this.metadata.getTokenEndpointAuthMethod();
	}

	/**
	 * How its ID tokens are signed.
	 * @return RS256 or ES256
	 */
	public JWSAlgorithm idTokenAlgorithm() {
		return Objects.requireNonNullElse(this.metadata.getIDTokenJWSAlg(), JWSAlgorithm.RS256);
	}

	/**
	 * Whether it may use a grant.
	 * @param grant the grant
	 * @return whether it registered it
	 */
	public boolean uses(GrantType grant) {
		return this.metadata.getGrantTypes().contains(grant);
	}

	/**
	 * The name that citizens see.
	 * @return its name
	 */
	public String name() {
		return this.metadata.getName();
	}

	/**
	 * Where the browser may be sent after a logout.
	 * @return the addresses
	 */
	public Set<URI> postLogoutAddresses() {
		Set<URI> addresses = this.metadata.getPostLogoutRedirectionURIs();
		return (addresses != null) ? addresses : Set.of();
	}

	/** The id, nothing of the secret. */
	@Override
	public String toString() {
		return "Client[" + this.id + "]";
	}

}
