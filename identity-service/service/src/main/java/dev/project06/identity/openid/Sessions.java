package dev.project06.identity.openid;

import java.time.Duration;

import com.mongodb.client.model.Updates;
import dev.project06.identity.account.Login;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.openid.state.StateStore;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Knows browsers by their cookies: who is logged in, and who is about to.
 */
@Component
class Sessions {

	private static final Duration SESSION_LIFE = Duration.ofHours(8);

	private static final Duration INTERACTION_LIFE = Duration.ofMinutes(15);

	private static final String SESSION = "vneid-session";

	private static final String INTERACTION = "vneid-login-";

	private final StateStore states;

	private final SealedNumbers numbers;

	private final Addresses addresses;

	Sessions(StateStore states, SealedNumbers numbers, Addresses addresses) {
		this.states = states;
		this.numbers = numbers;
		this.addresses = addresses;
	}

	/** Who is logged in with this browser, if anybody. */
	Mono<Session> of(Sandbox sandbox, ServerWebExchange exchange) {
		return cookie(exchange, SESSION).flatMap((handle) -> this.states.find(sandbox, Kind.SESSION, handle))
			.map((found) -> Session.of(found, this.numbers));
	}

	/** Begins a session; the browser's old one, if any, ends with its cookie. */
	Mono<Session> begin(Sandbox sandbox, ServerWebExchange exchange, Login login) {
		String handle = Handles.random();
		Session session = new Session(Handles.random(), login.citizenId(), login.accountLevel(),
				login.authenticationLevel(), login.factors().stream().sorted().toList(), login.at());
		return forget(sandbox, exchange)
			.then(this.states.put(sandbox, Kind.SESSION, handle, SESSION_LIFE, session.document(this.numbers)))
			.then(Mono.fromRunnable(() -> exchange.getResponse()
				.addCookie(cookie(SESSION, handle, this.addresses.path(sandbox), Duration.ofSeconds(-1)))))
			.thenReturn(session);
	}

	/** Ends the session of a browser. */
	Mono<Void> end(Sandbox sandbox, ServerWebExchange exchange) {
		return forget(sandbox, exchange).then(Mono.fromRunnable(() -> exchange.getResponse()
			.addCookie(cookie(SESSION, "", this.addresses.path(sandbox), Duration.ZERO))));
	}

	private Mono<Void> forget(Sandbox sandbox, ServerWebExchange exchange) {
		return cookie(exchange, SESSION).flatMap((handle) -> this.states.remove(sandbox, Kind.SESSION, handle));
	}

	/** Sends a browser on its way through the login page. */
	Mono<Interaction> open(Sandbox sandbox, ServerWebExchange exchange, Authorisation request) {
		String browser = Handles.random();
		Interaction interaction = new Interaction(Handles.random(), Handles.hash(browser), Handles.random(),
				request.client().id(), request.parameters(), null, null);
		return this.states
			.put(sandbox, Kind.INTERACTION, interaction.id(), INTERACTION_LIFE, interaction.document(this.numbers))
			.then(Mono.fromRunnable(() -> exchange.getResponse()
				.addCookie(cookie(name(interaction.id()), browser, this.addresses.path(sandbox) + "/login",
						INTERACTION_LIFE))))
			.thenReturn(interaction);
	}

	/** The interaction of this browser; nothing when it is unknown, over or another's. */
	Mono<Interaction> interaction(Sandbox sandbox, ServerWebExchange exchange, String id) {
		return this.states.find(sandbox, Kind.INTERACTION, id)
			.map((found) -> Interaction.of(found, this.numbers))
			.filterWhen((found) -> cookie(exchange, name(id))
				.map((browser) -> Handles.same(Handles.hash(browser), found.browser()))
				.defaultIfEmpty(false));
	}

	Mono<Void> remember(Sandbox sandbox, Interaction interaction, CitizenId citizenId) {
		return this.states.change(sandbox, Kind.INTERACTION, interaction.id(),
				Updates.set("citizen", this.numbers.seal(citizenId)));
	}

	Mono<Void> forgetCitizen(Sandbox sandbox, Interaction interaction) {
		return this.states.change(sandbox, Kind.INTERACTION, interaction.id(), Updates.unset("citizen"));
	}

	Mono<Void> remember(Sandbox sandbox, Interaction interaction, Session login) {
		return this.states.change(sandbox, Kind.INTERACTION, interaction.id(),
				Updates.set("login", login.document(this.numbers)));
	}

	/** Ends an interaction; only one caller hears that it was there. */
	Mono<Interaction> close(Sandbox sandbox, ServerWebExchange exchange, Interaction interaction) {
		return this.states.take(sandbox, Kind.INTERACTION, interaction.id())
			.map((found) -> Interaction.of(found, this.numbers))
			.doOnNext((closed) -> exchange.getResponse()
				.addCookie(cookie(name(interaction.id()), "", this.addresses.path(sandbox) + "/login", Duration.ZERO)));
	}

	private static String name(String interaction) {
		return INTERACTION + interaction.substring(0, Math.min(8, interaction.length()));
	}

	private ResponseCookie cookie(String name, String value, String path, Duration life) {
		return ResponseCookie.from(name, value)
			.path(path)
			.maxAge(life)
			.httpOnly(true)
			.sameSite("Lax")
			.secure(this.addresses.secure())
			.build();
	}

	private static Mono<String> cookie(ServerWebExchange exchange, String name) {
		HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name);
		return (cookie != null && !cookie.getValue().isEmpty()) ? Mono.just(cookie.getValue()) : Mono.empty();
	}

}
