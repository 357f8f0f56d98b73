package dev.project06.identity.openid.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.openid.state.StateStore;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds out which client calls. An assertion is taken once.
 */
@Component
public class ClientAuthenticator {

	private final Clients clients;

	private final ClientKeys keys;

	private final StateStore states;

	private final Addresses addresses;

	ClientAuthenticator(Clients clients, ClientKeys keys, StateStore states, Addresses addresses) {
		this.clients = clients;
		this.keys = keys;
		this.states = states;
		this.addresses = addresses;
	}

	/**
	 * Authenticates the caller of an endpoint.
	 * @param sandbox of which provider
	 * @param request the call
	 * @param endpoint where it came in
	 * @return the client, or a {@link ProtocolException} with {@code invalid_client} and
	 * the failed check
	 */
	public Mono<Client> authenticate(Sandbox sandbox, ProtocolRequest request, URI endpoint) {
		return Mono.fromSupplier(() -> read(request))
			.flatMap((shown) -> this.clients.find(sandbox, shown.getClientID().getValue())
				.switchIfEmpty(Mono.error(() -> refusal("unknown-client", "there is no client of this id")))
				.flatMap((client) -> check(sandbox, client, shown, endpoint).thenReturn(client)));
	}

	private static ClientAuthentication read(ProtocolRequest request) {
		try {
			List<ClientAuthentication> all = ClientAuthentication.parseCandidates(request.http());
			if (all != null && all.size() > 1) {
				throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "several-client-authentications",
						"a client authenticates in one way at a time");
			}
			ClientAuthentication shown = ClientAuthentication.parse(request.http());
			if (shown == null) {
				throw refusal("client-authentication-missing", "the client has to authenticate");
			}
			return shown;
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw refusal("client-authentication-malformed",
					"the authentication cannot be read, or names several clients");
		}
	}

	private Mono<Void> check(Sandbox sandbox, Client client, ClientAuthentication shown, URI endpoint) {
		if (!client.method().equals(shown.getMethod())) {
			return Mono.error(refusal("client-authentication-method", "the client registered another method"));
		}
		return switch (shown) {
			case PlainClientSecret secret -> secret(client, secret.getClientSecret().getValue());
			case PrivateKeyJWT assertion -> assertion(sandbox, client, assertion, endpoint);
			default -> Mono.error(refusal("client-authentication-method", "the method is not supported"));
		};
	}

	private static Mono<Void> secret(Client client, String secret) {
		return (client.secretHash() != null && Handles.same(client.secretHash(), Handles.hash(secret))) ? Mono.empty()
				: Mono.error(refusal("client-secret", "the secret is not that of the client"));
	}

	private Mono<Void> assertion(Sandbox sandbox, Client client, PrivateKeyJWT assertion, URI endpoint) {
		Instant now = sandbox.now();
		Set<String> audiences = new HashSet<>(List.of(this.addresses.issuer(sandbox).getValue(),
				this.addresses.endpoint(sandbox, "/token").toString(), endpoint.toString()));
		AssertionRules.header(client, assertion.getClientAssertion().getHeader());
		return this.keys.of(client, assertion.getClientAssertion().getHeader().getKeyID()).flatMap((keys) -> {
			AssertionRules.signature(assertion.getClientAssertion(), keys);
			AssertionRules.Once once = AssertionRules.claims(assertion.getClientAssertion(), audiences, now);
			Duration left = Duration.between(now, once.until());
			return this.states.first(sandbox, Kind.ASSERTION, client.id() + '/' + once.id(), left);
		})
			.filter((first) -> first)
			.switchIfEmpty(Mono.error(() -> refusal("client-assertion-replayed", "the jti was used before")))
			.then();
	}

	static ProtocolException refusal(String check, String words) {
		return ProtocolException.of(OAuth2Error.INVALID_CLIENT, check, words);
	}

	/**
	 * The ways to authenticate.
	 * @return for the metadata of the provider
	 */
	public static Set<ClientAuthenticationMethod> methods() {
		return ClientRules.METHODS;
	}

}
