package dev.project06.identity.openid.protocol;

import java.net.URI;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.project06.identity.sandbox.Sandbox;

import org.springframework.stereotype.Component;

/**
 * Where the provider of a sandbox is reached.
 */
@Component
public final class Addresses {

	/** The path of all providers. */
	public static final String PATH = "/api/identity/oidc";

	private final URI publicUrl;

	Addresses(OpenIdSettings settings) {
		this.publicUrl = settings.publicUrl();
	}

	/**
	 * The issuer of a sandbox.
	 * @param sandbox the sandbox
	 * @return its issuer
	 */
	public Issuer issuer(Sandbox sandbox) {
		return new Issuer(this.publicUrl.resolve(path(sandbox)));
	}

	/**
	 * An endpoint of a provider.
	 * @param sandbox the sandbox
	 * @param name its last part, such as {@code /token}
	 * @return the whole address
	 */
	public URI endpoint(Sandbox sandbox, String name) {
		return this.publicUrl.resolve(path(sandbox) + name);
	}

	/**
	 * The path that all of a provider's cookies are bound to.
	 * @param sandbox the sandbox
	 * @return the path
	 */
	public String path(Sandbox sandbox) {
		return PATH + "/" + sandbox.name();
	}

	/**
	 * Whether browsers come over TLS, so that cookies can be kept to it.
	 * @return whether the public address is one of https
	 */
	public boolean secure() {
		return "https".equals(this.publicUrl.getScheme());
	}

}
