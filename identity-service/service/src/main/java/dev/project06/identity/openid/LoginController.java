package dev.project06.identity.openid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.project06.identity.account.Logins;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.Clients;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.persona.PersonaList;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leads a citizen through the login: who, with which proofs, what the client may know.
 * Numbers and secrets come in the bodies of POSTs only.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}/login")
class LoginController {

	private static final Duration STYLE_KEPT = Duration.ofHours(1);

	private static final int REFUSED = 422;

	private final Clients clients;

	private final Sessions sessions;

	private final Consents consents;

	private final Hints hints;

	private final AuthorisationAnswers answers;

	private final Logins logins;

	private final ProofForm proofs;

	private final AccountHolders holders;

	private final PersonaList personas;

	private final Ledger ledger;

	private final Pages pages;

	private final Addresses addresses;

	private final byte[] style;

	LoginController(Clients clients, Sessions sessions, Consents consents, Hints hints, AuthorisationAnswers answers,
			Logins logins, ProofForm proofs, AccountHolders holders, PersonaList personas, Ledger ledger, Pages pages,
			Addresses addresses) {
		this.clients = clients;
		this.sessions = sessions;
		this.consents = consents;
		this.hints = hints;
		this.answers = answers;
		this.logins = logins;
		this.proofs = proofs;
		this.holders = holders;
		this.personas = personas;
		this.ledger = ledger;
		this.pages = pages;
		this.addresses = addresses;
		try {
			this.style = new ClassPathResource("style.css", LoginController.class).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@GetMapping("/style.css")
	ResponseEntity<byte[]> style() {
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8))
			.cacheControl(CacheControl.maxAge(STYLE_KEPT).cachePublic())
			.body(this.style);
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<String>> show(Sandbox sandbox, ServerWebExchange exchange, @PathVariable String id,
			@RequestParam(required = false) @Nullable String ui) {
		return visit(sandbox, exchange, id, ui).flatMap((visit) -> page(visit, null, null))
			.onErrorResume(ProtocolException.class, (refused) -> this.pages.refusal(exchange, refused.error()));
	}

	@PostMapping("/{id}")
	Mono<ResponseEntity<String>> act(Sandbox sandbox, ServerWebExchange exchange, @PathVariable String id) {
		return Requests.read(exchange.getRequest(), this.addresses.endpoint(sandbox, "/login/" + id))
			.flatMap((form) -> visit(sandbox, exchange, id, form.get("ui").orElse(null))
				.flatMap((visit) -> act(visit, form)))
			.onErrorResume(ProtocolException.class, (refused) -> this.pages.refusal(exchange, refused.error()));
	}

	private Mono<Visit> visit(Sandbox sandbox, ServerWebExchange exchange, String id, @Nullable String ui) {
		return this.sessions.interaction(sandbox, exchange, id)
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "login-unknown",
					"this login is over, was begun in another browser, or the browser takes no cookies")))
			.flatMap((interaction) -> this.clients.find(sandbox, interaction.client())
				.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "unknown-client",
						"the client was deleted meanwhile")))
				.flatMap((client) -> visit(sandbox, exchange, interaction, client, ui)));
	}

	private Mono<Visit> visit(Sandbox sandbox, ServerWebExchange exchange, Interaction interaction, Client client,
			@Nullable String ui) {
		Authorisation request = AuthorisationRules.check(client, interaction.parameters());
		String language = Pages.language(exchange, ui, interaction.parameters().get("ui_locales"));
		Visit nobody = new Visit(sandbox, exchange, interaction, request, null, Authorisation.Step.LOGIN, language);
		return Mono.justOrEmpty(interaction.login())
			.switchIfEmpty(this.sessions.of(sandbox, exchange))
			.flatMap((session) -> this.consents.covers(sandbox, request, session)
				.map((consented) -> nobody.with(session,
						this.hints.concern(sandbox, request, session)
								? request.next(session, interaction.login() != null, consented, sandbox.now())
								: Authorisation.Step.LOGIN)))
			.defaultIfEmpty(nobody);
	}

	private Mono<ResponseEntity<String>> act(Visit visit, ProtocolRequest form) {
		if (!Handles.same(visit.interaction().csrf(), form.get("csrf").orElse(""))) {
			return Mono.error(ProtocolException.of(OAuth2Error.INVALID_REQUEST, "form-token",
					"the form does not belong to this login"));
		}
		return Mono.defer(() -> step(visit, form))
			.onErrorResume(RefusedException.class,
					(refused) -> page(visit, Objects.requireNonNullElse(refused.check(), "invalid"), null))
			.onErrorResume(InputException.class, (wrong) -> page(visit, wrong.check(), null));
	}

	private Mono<ResponseEntity<String>> step(Visit visit, ProtocolRequest form) {
		return switch (form.get("do").orElse("")) {
			case "persona" -> choose(visit, this.personas.find(form.get("persona").orElse(""))
				.orElseThrow(() -> new InputException("persona-unknown")));
			case "number" -> choose(visit, number(form.get("number").orElse("")));
			case "other" -> this.sessions.forgetCitizen(visit.sandbox(), visit.interaction()).then(again(visit));
			case "code" -> this.logins.sendCode(visit.sandbox(), citizen(visit))
				.then(Mono.defer(() -> page(visit, null, "code-sent")));
			case "login" -> login(visit, form);
			case "allow" -> allow(visit);
			case "refuse" -> refuse(visit);
			default -> Mono.error(ProtocolException.of(OAuth2Error.INVALID_REQUEST, "form-step",
					"the form says nothing that can be done here"));
		};
	}

	private Mono<ResponseEntity<String>> choose(Visit visit, CitizenId citizenId) {
		return this.sessions.remember(visit.sandbox(), visit.interaction(), citizenId).then(again(visit));
	}

	private static CitizenId number(String text) {
		try {
			return CitizenId.of(text.replace(" ", ""));
		}
		catch (MalformedCitizenIdException ex) {
			throw new InputException("citizen-id-" + ex.check().name().toLowerCase(java.util.Locale.ROOT));
		}
	}

	private static CitizenId citizen(Visit visit) {
		CitizenId known = visit.citizenId();
		if (known == null) {
			throw new InputException("nobody-chosen");
		}
		return known;
	}

	private Mono<ResponseEntity<String>> login(Visit visit, ProtocolRequest form) {
		CitizenId citizenId = citizen(visit);
		return this.logins.login(visit.sandbox(), citizenId, this.proofs.read(citizenId, visit.request().level(), form))
			.flatMap((login) -> (login.authenticationLevel() < visit.request().level())
					? Mono.error(new InputException("level-too-low"))
					: this.sessions.begin(visit.sandbox(), visit.exchange(), login))
			.flatMap((session) -> this.hints.concern(visit.sandbox(), visit.request(), session)
					? this.sessions.remember(visit.sandbox(), visit.interaction(), session).then(again(visit))
					: Mono.error(new InputException("another-citizen-expected")));
	}

	private Mono<ResponseEntity<String>> allow(Visit visit) {
		if (visit.session() == null || visit.step() == Authorisation.Step.LOGIN) {
			return again(visit);
		}
		Session session = visit.session();
		return this.consents.keep(visit.sandbox(), visit.request(), session).then(finish(visit, session));
	}

	/** Only one caller gets a code out of an interaction. */
	private Mono<ResponseEntity<String>> finish(Visit visit, Session session) {
		return this.sessions.close(visit.sandbox(), visit.exchange(), visit.interaction())
			.switchIfEmpty(Mono
				.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "login-unknown", "this login is over")))
			.flatMap((closed) -> this.answers.code(visit.sandbox(), visit.request(), session, visit.path()))
			.map(AuthorisationController::see);
	}

	/** A refusal is on record as much as a consent. */
	private Mono<ResponseEntity<String>> refuse(Visit visit) {
		ProtocolException denied = ProtocolException.of(OAuth2Error.ACCESS_DENIED, "refused-by-citizen",
				"the citizen refused");
		URI back = this.answers.refusal(visit.sandbox(), visit.request(), denied.error(), visit.path());
		Mono<Void> recorded = (visit.session() == null || visit.step() == Authorisation.Step.LOGIN) ? Mono.empty()
				: this.ledger.record(
						new Disclosure(visit.sandbox(), visit.request().client().id(), null, Disclosure.Operation.LOGIN,
								null, List.of(visit.session().citizenId()), List.of(), "refused-by-citizen", null));
		return recorded.then(this.sessions.close(visit.sandbox(), visit.exchange(), visit.interaction()))
			.thenReturn(AuthorisationController.see(back));
	}

	private Mono<ResponseEntity<String>> again(Visit visit) {
		return Mono.fromSupplier(() -> AuthorisationController.see(this.addresses.endpoint(visit.sandbox(),
				"/login/" + visit.interaction().id() + "?ui=" + visit.language())));
	}

	private Mono<ResponseEntity<String>> page(Visit visit, @Nullable String error, @Nullable String notice) {
		Session session = visit.session();
		Map<String, Object> model = new HashMap<>();
		model.put("action",
				this.addresses.endpoint(visit.sandbox(), "/login/" + visit.interaction().id()).getRawPath());
		model.put("csrf", visit.interaction().csrf());
		model.put("client", visit.request().client().name());
		model.put("host", String.valueOf(visit.request().request().getRedirectionURI().getHost()));
		model.put("level", visit.request().level());
		model.put("sandbox", visit.sandbox().name());
		model.put("error", error);
		model.put("words", this.pages.words(error, visit.language()));
		model.put("notice", notice);
		int status = (error != null) ? REFUSED : 200;
		if (session != null && visit.step() == Authorisation.Step.ISSUE) {
			return finish(visit, session);
		}
		if (session != null && visit.step() == Authorisation.Step.CONSENT) {
			return consent(visit, session, status, model);
		}
		if (visit.citizenId() == null) {
			model.put("personas", this.personas.all());
			model.put("hint", visit.interaction().parameters().getOrDefault("login_hint", ""));
			return this.pages.show(visit.exchange(), status, "account", visit.language(), model);
		}
		model.put("masked", masked(citizen(visit)));
		return this.pages.show(visit.exchange(), status, "proofs", visit.language(), model);
	}

	private Mono<ResponseEntity<String>> consent(Visit visit, Session session, int status, Map<String, Object> model) {
		return this.holders.active(visit.sandbox(), session.citizenId())
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "account-not-active",
					"the account is not active any more")))
			.flatMap((person) -> {
				model.put("items", visit.request().share().items());
				model.put("person", person);
				model.put("masked", masked(session.citizenId()));
				model.put("accountLevel", session.accountLevel());
				model.put("sessionLevel", session.level());
				return this.pages.show(visit.exchange(), status, "consent", visit.language(), model);
			});
	}

	private static String masked(CitizenId citizenId) {
		return citizenId.digits().substring(0, 3) + " ••• ••• " + citizenId.digits().substring(9);
	}

	/**
	 * One call to the login page.
	 *
	 * @param sandbox where
	 * @param exchange the call
	 * @param interaction what was done before
	 * @param request what the client asks for
	 * @param session who is logged in
	 * @param step what is to be done
	 * @param language vi or en
	 */
	private record Visit(Sandbox sandbox, ServerWebExchange exchange, Interaction interaction, Authorisation request,
			@Nullable Session session, Authorisation.Step step, String language) {

		Visit with(Session known, Authorisation.Step next) {
			return new Visit(this.sandbox, this.exchange, this.interaction, this.request, known, next, this.language);
		}

		/** Who was chosen, or who is logged in and has to show more. */
		@Nullable CitizenId citizenId() {
			if (this.interaction.citizenId() != null) {
				return this.interaction.citizenId();
			}
			return (this.session != null && !this.request.prompts(Prompt.Type.SELECT_ACCOUNT))
					? this.session.citizenId() : null;
		}

		String path() {
			return this.exchange.getRequest().getPath().value();
		}

	}

}
