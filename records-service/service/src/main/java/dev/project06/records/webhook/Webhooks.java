package dev.project06.records.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.revision.IfMatch;
import dev.project06.records.revision.OtherRevisionException;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.webhook.Deliveries;
import dev.project06.records.store.webhook.Endpoints;
import dev.project06.records.store.webhook.Registration;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.SigningSecret;
import dev.project06.records.webhook.endpoint.Subscription;
import dev.project06.records.webhook.sending.ForbiddenTargetException;
import dev.project06.records.webhook.sending.Sender;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * The webhooks of agencies, for those who act for them.
 */
@Component
final class Webhooks {

	private final Endpoints endpoints;

	private final Deliveries deliveries;

	private final ChangeLog changes;

	private final Sender sender;

	private final Secrets secrets;

	private final Policy policy;

	private final WebhookSettings settings;

	private final JsonMapper json;

	private final Clock clock;

	Webhooks(Endpoints endpoints, Deliveries deliveries, ChangeLog changes, Sender sender, Secrets secrets,
			Policy policy, WebhookSettings settings, JsonMapper json, Clock clock) {
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.changes = changes;
		this.sender = sender;
		this.secrets = secrets;
		this.policy = policy;
		this.settings = settings;
		this.json = json;
		this.clock = clock;
	}

	/** Registers an address for the caller's own agency, each request once. */
	Mono<Registered> register(Caller caller, RequestKey key, WebhookForm form) {
		AgencyCode agency = caller.agency();
		if (agency == null) {
			return Mono.error(new AccessDeniedException("Only an agency has webhooks"));
		}
		return this.endpoints.registration(key.key())
			.map((earlier) -> again(earlier, key))
			.switchIfEmpty(Mono.defer(() -> subscription(form).flatMap(
					(subscription) -> this.changes.end().flatMap((end) -> create(agency, subscription, end, key)))));
	}

	private Mono<Registered> create(AgencyCode agency, Subscription subscription, long end, RequestKey key) {
		Instant now = this.clock.instant();
		String id = this.secrets.newId();
		String secret = this.secrets.newSecret();
		Endpoint endpoint = Endpoint.register(id, agency, subscription, this.secrets.seal(secret, id, now), end, now);
		String answer = this.json.writeValueAsString(WebhookAnswer.of(endpoint, secret));
		Registration request = new Registration(key.key(), key.body(), id, this.secrets.sealText(answer, id));
		return this.endpoints.create(endpoint, request, this.settings.perAgency())
			.switchIfEmpty(Mono.error(() -> new TooManyWebhooksException(this.settings.perAgency())))
			.map((winner) -> winner.endpoint().equals(id) ? new Registered(id, answer, false) : again(winner, key));
	}

	private Registered again(Registration earlier, RequestKey key) {
		if (!earlier.digest().equals(key.body())) {
			throw new WebhookKeyUsedException(earlier.endpoint());
		}
		return new Registered(earlier.endpoint(), this.secrets.openText(earlier.answer(), earlier.endpoint()), true);
	}

	private Mono<Subscription> subscription(WebhookForm form) {
		return this.sender.check(form.url())
			.map(form::to)
			.onErrorMap(ForbiddenTargetException.class,
					(forbidden) -> new RefusedFieldException("url", forbidden.check()));
	}

	/** All webhooks of the agencies that the caller acts for. */
	Flux<Endpoint> list(Caller caller) {
		Set<AgencyCode> agencies = (caller.agency() != null
				&& this.policy.scope(caller, null) instanceof Scope.InChargeOf(var own)) ? own : Set.of();
		return agencies.isEmpty() ? Flux.error(new AccessDeniedException("Only an agency has webhooks"))
				: this.endpoints.of(agencies);
	}

	Mono<Endpoint> find(Caller caller, String id) {
		if (caller.agency() == null) {
			return Mono.error(new AccessDeniedException("Only an agency has webhooks"));
		}
		return this.endpoints.find(id)
			.filter((endpoint) -> this.policy.mayFileFor(caller, endpoint.agency()))
			.switchIfEmpty(Mono.error(NoSuchWebhookException::new));
	}

	/** Changes a webhook that is as the caller has read it. */
	private Mono<Endpoint> edit(Caller caller, String id, @Nullable String ifMatch, UnaryOperator<Endpoint> change) {
		return find(caller, id).flatMap((found) -> this.endpoints.edit(id, (endpoint) -> {
			IfMatch.refuseOther(ifMatch, revision(endpoint));
			return change.apply(endpoint);
		})).switchIfEmpty(Mono.error(NoSuchWebhookException::new));
	}

	static String revision(Endpoint endpoint) {
		return Long.toString(endpoint.revision());
	}

	Mono<Endpoint> subscribe(Caller caller, String id, @Nullable String ifMatch, WebhookForm form) {
		return find(caller, id).then(Mono.defer(() -> subscription(form)))
			.flatMap((subscription) -> edit(caller, id, ifMatch, (one) -> one.subscribe(subscription)));
	}

	Mono<Endpoint> enable(Caller caller, String id, @Nullable String ifMatch) {
		return edit(caller, id, ifMatch, Endpoint::enable);
	}

	Mono<Endpoint> disable(Caller caller, String id, @Nullable String ifMatch) {
		return edit(caller, id, ifMatch, (one) -> one.disable("by-agency"));
	}

	/** The answer holds the new secret. */
	Mono<Rotated> rotate(Caller caller, String id, @Nullable String ifMatch) {
		String secret = this.secrets.newSecret();
		SigningSecret sealed = this.secrets.seal(secret, id, this.clock.instant());
		return edit(caller, id, ifMatch, (one) -> one.rotate(sealed, this.settings.overlap()))
			.map((endpoint) -> new Rotated(endpoint, secret));
	}

	/** Tells again all that happened since a time. */
	Mono<Endpoint> replay(Caller caller, String id, @Nullable String ifMatch, Instant from) {
		return this.changes.before(from)
			.flatMap((position) -> edit(caller, id, ifMatch, (one) -> one.replay(position)).flatMap(
					(endpoint) -> this.deliveries.drop(id, endpoint.progress().run(), position).thenReturn(endpoint)));
	}

	Mono<Void> remove(Caller caller, String id, @Nullable String ifMatch) {
		return find(caller, id).flatMap((endpoint) -> {
			IfMatch.refuseOther(ifMatch, revision(endpoint));
			return this.endpoints.remove(endpoint)
				.filter(Boolean::booleanValue)
				.switchIfEmpty(Mono.error(() -> new OtherRevisionException(revision(endpoint))));
		}).then(Mono.defer(() -> this.deliveries.remove(id)));
	}

	/**
	 * What is answered to a request that registers.
	 *
	 * @param endpoint what was registered
	 * @param answer the body
	 * @param replayed whether an earlier request has registered it
	 */
	record Registered(String endpoint, String answer, boolean replayed) {
	}

	/**
	 * A webhook with its new secret.
	 *
	 * @param endpoint the webhook
	 * @param secret the secret
	 */
	record Rotated(Endpoint endpoint, String secret) {
	}

}
