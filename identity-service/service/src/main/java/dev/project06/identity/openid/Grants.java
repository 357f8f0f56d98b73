package dev.project06.identity.openid;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Updates;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.openid.state.StateStore;
import dev.project06.identity.sandbox.Sandbox;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Gives out codes and tokens and takes them back. A code or refresh token that comes a
 * second time ends its grant, and with it every token that came of it.
 */
@Component
class Grants {

	static final Duration CODE_LIFE = Duration.ofSeconds(60);

	static final Duration ACCESS_LIFE = Duration.ofMinutes(10);

	private static final Duration OFFLINE_LIFE = Duration.ofDays(30);

	private static final Duration ONLINE_LIFE = Duration.ofHours(1);

	/** So long a second use of a code is noticed. */
	private static final Duration CODE_KNOWN = Duration.ofHours(1);

	private final StateStore states;

	private final SealedNumbers numbers;

	Grants(StateStore states, SealedNumbers numbers) {
		this.states = states;
		this.numbers = numbers;
	}

	/** A code for a request that a citizen agreed to. */
	Mono<AuthorizationCode> code(Sandbox sandbox, Authorisation request, Session session) {
		Nonce nonce = request.request().getNonce();
		Grant grant = new Grant(Handles.random(), request.client().id(), request.request().getScope().toString(),
				(nonce != null) ? nonce.getValue() : null, request.share(), session);
		String code = Handles.random();
		Document content = new Document("grant", grant.id()).append("client", grant.client())
			.append("redirect", request.parameters().get("redirect_uri"))
			.append("challenge", request.parameters().get("code_challenge"))
			.append("until", Date.from(sandbox.now().plus(CODE_LIFE)));
		return this.states
			.put(sandbox, Kind.GRANT, grant.id(), grant.share().offline() ? OFFLINE_LIFE : ONLINE_LIFE,
					grant.document(this.numbers))
			.then(this.states.put(sandbox, Kind.CODE, code, CODE_KNOWN, content))
			.thenReturn(new AuthorizationCode(code));
	}

	/** Takes a code in; whatever is wrong with it, it is used up. */
	Mono<Grant> redeem(Sandbox sandbox, Client client, AuthorizationCodeGrant shown) {
		return this.states.use(sandbox, Kind.CODE, shown.getAuthorizationCode().getValue())
			.switchIfEmpty(refusal("code-unknown", "the code was not issued here, or was forgotten"))
			.flatMap((code) -> {
				if (code.getBoolean("used", false)) {
					return revoke(sandbox, grant(code))
						.then(refusal("code-used", "the code was used before; the tokens that came of it are revoked"));
				}
				return CodeRules.check(code, client, shown, sandbox.now())
					.<Mono<Grant>>map(Mono::error)
					.orElseGet(() -> find(sandbox, grant(code))
						.switchIfEmpty(refusal("code-revoked", "the grant was revoked")));
			});
	}

	/** Takes a refresh token in. */
	Mono<Grant> refresh(Sandbox sandbox, Client client, RefreshToken shown) {
		String handle = shown.getValue();
		return this.states.find(sandbox, Kind.REFRESH_TOKEN, handle)
			.filter((token) -> client.id().equals(token.getString("client")))
			.switchIfEmpty(refusal("refresh-token-unknown", "the client has no such refresh token"))
			.then(this.states.use(sandbox, Kind.REFRESH_TOKEN, handle))
			.flatMap((token) -> token.getBoolean("used", false)
					? revoke(sandbox, grant(token)).then(refusal("refresh-token-used",
							"the token was used before; all tokens of the grant are revoked"))
					: find(sandbox, grant(token))
						.switchIfEmpty(refusal("refresh-token-revoked", "the grant was revoked")));
	}

	/** New tokens of a grant. */
	Mono<Tokens> issue(Sandbox sandbox, Grant grant, @Nullable Scope narrowed, boolean refreshable) {
		Scope scope = (narrowed != null) ? narrowed : Scope.parse(grant.scope());
		BearerAccessToken access = new BearerAccessToken(Handles.random(), ACCESS_LIFE.toSeconds(), scope);
		Mono<Void> kept = this.states.put(sandbox, Kind.ACCESS_TOKEN, access.getValue(), ACCESS_LIFE,
				token(grant).append("scope", scope.toString()).append("at", Date.from(sandbox.now())));
		if (!refreshable || !grant.share().offline()) {
			return kept.thenReturn(new Tokens(access, null));
		}
		RefreshToken refresh = new RefreshToken(Handles.random());
		return kept
			.then(this.states.put(sandbox, Kind.REFRESH_TOKEN, refresh.getValue(), OFFLINE_LIFE,
					token(grant).append("scope", grant.scope()).append("at", Date.from(sandbox.now()))))
			.thenReturn(new Tokens(access, refresh));
	}

	private static Document token(Grant grant) {
		return new Document("grant", grant.id()).append("client", grant.client());
	}

	/** A token that holds, with its grant. */
	Mono<Held> held(Sandbox sandbox, Kind kind, String token) {
		return this.states.find(sandbox, kind, token)
			.filter((found) -> !found.getBoolean("used", false))
			.flatMap((found) -> find(sandbox, grant(found)).map((grant) -> new Held(grant, found)));
	}

	/** A grant that nobody took back. */
	private Mono<Grant> find(Sandbox sandbox, String id) {
		return this.states.find(sandbox, Kind.GRANT, id)
			.filter((found) -> !found.getBoolean("revoked", false))
			.map((found) -> Grant.of(found, this.numbers));
	}

	Mono<Void> revoke(Sandbox sandbox, String grant) {
		return this.states.change(sandbox, Kind.GRANT, grant, Updates.set("revoked", true));
	}

	Mono<Void> forget(Sandbox sandbox, Kind kind, String token) {
		return this.states.remove(sandbox, kind, token);
	}

	/** The grants of a session; those that last longer than the session stay. */
	Flux<Grant> end(Sandbox sandbox, String session) {
		return this.states.ofSession(sandbox, Kind.GRANT, session)
			.map((found) -> Grant.of(found, this.numbers))
			.concatMap((grant) -> grant.share().offline() ? Mono.just(grant)
					: revoke(sandbox, grant.id()).thenReturn(grant));
	}

	private static String grant(Document token) {
		return Objects.requireNonNull(token.getString("grant"));
	}

	private static <T> Mono<T> refusal(String check, String words) {
		return Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_GRANT, check, words));
	}

	/** For tests and metadata: the one challenge method. */
	static List<CodeChallengeMethod> challengeMethods() {
		return List.of(CodeChallengeMethod.S256);
	}

	static String challenge(CodeVerifier verifier) {
		return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
	}

	/**
	 * A token that holds.
	 *
	 * @param grant its grant
	 * @param content what is known of it
	 */
	record Held(Grant grant, Document content) {

		String scope() {
			return Objects.requireNonNull(this.content.getString("scope"));
		}

	}

}
