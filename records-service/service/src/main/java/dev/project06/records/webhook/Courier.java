package dev.project06.records.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import dev.project06.records.feed.CloudEvent;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.webhook.Deliveries;
import dev.project06.records.store.webhook.Endpoints;
import dev.project06.records.webhook.endpoint.Answer;
import dev.project06.records.webhook.endpoint.Attempt;
import dev.project06.records.webhook.endpoint.BackOff;
import dev.project06.records.webhook.endpoint.Delivery;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.sending.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes one delivery and writes down what came of it.
 */
@Component
final class Courier {

	private static final Logger logger = LoggerFactory.getLogger(Courier.class);

	private static final String PING = "dev.project06.webhook.ping.v1";

	private final Endpoints endpoints;

	private final Deliveries deliveries;

	private final ChangeLog changes;

	private final Sender sender;

	private final Secrets secrets;

	private final WebhookSettings settings;

	private final BackOff backOff;

	private final JsonMapper json;

	private final Clock clock;

	private final MeterRegistry meters;

	Courier(Endpoints endpoints, Deliveries deliveries, ChangeLog changes, Sender sender, Secrets secrets,
			WebhookSettings settings, JsonMapper json, Clock clock, MeterRegistry meters) {
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.changes = changes;
		this.sender = sender;
		this.secrets = secrets;
		this.settings = settings;
		this.backOff = settings.backOff();
		this.json = json;
		this.clock = clock;
		this.meters = meters;
	}

	/** Tries a delivery, to the endpoint as it is now. */
	Mono<Void> deliver(Delivery delivery) {
		return this.endpoints.find(delivery.endpoint())
			.filter((endpoint) -> endpoint.state() == Endpoint.State.ACTIVE)
			.flatMap((endpoint) -> endpoint.wants(delivery) ? attempt(endpoint, delivery)
					: this.deliveries.update(delivery.dropped()));
	}

	private Mono<Void> attempt(Endpoint endpoint, Delivery delivery) {
		return this.changes.at(delivery.position())
			.flatMap((change) -> post(endpoint, "msg_" + change.position(), CloudEvent.of(change)))
			.flatMap((outcome) -> settle(endpoint, delivery, outcome));
	}

	private Mono<Outcome> post(Endpoint endpoint, String id, CloudEvent event) {
		Instant now = this.clock.instant();
		byte[] body = this.json.writeValueAsBytes(event);
		Map<String, String> headers = Map.of("Content-Type", CloudEvent.MEDIA_TYPE, "webhook-id", id,
				"webhook-timestamp", Long.toString(now.getEpochSecond()), "webhook-signature",
				Signature.of(id, now.getEpochSecond(), body, this.secrets.valid(endpoint, now)));
		return this.sender.post(endpoint.subscription().url(), headers, body)
			.elapsed()
			.map((timed) -> new Outcome(timed.getT2(), attempt(timed.getT2(), now, timed.getT1())));
	}

	private static Attempt attempt(Answer answer, Instant at, long millis) {
		return new Attempt(at, (answer instanceof Answer.Answered answered) ? answered.status() : null,
				(answer.verdict() == Answer.Verdict.TAKEN) ? null : answer.failure(), millis);
	}

	private Mono<Void> settle(Endpoint endpoint, Delivery delivery, Outcome outcome) {
		Answer answer = outcome.answer();
		Instant now = this.clock.instant();
		this.meters.counter("records.webhook.attempts", "verdict", answer.verdict().name()).increment();
		return switch (answer.verdict()) {
			case TAKEN -> this.deliveries.update(delivery.attempted(outcome.attempt(), Delivery.State.DELIVERED, now))
				.then(Mono
					.defer(() -> (endpoint.trouble() != null) ? edit(endpoint, Endpoint::recover) : Mono.empty()));
			case GONE -> this.deliveries.update(delivery.attempted(outcome.attempt(), Delivery.State.OPEN, now))
				.then(Mono.defer(() -> edit(endpoint, (one) -> one.disable("gone"))));
			case AWAY -> this.deliveries.update(delivery.attempted(outcome.attempt(), Delivery.State.OPEN, now))
				.then(Mono.defer(() -> away(endpoint, answer, now)));
			case REFUSED -> this.deliveries
				.update(delivery.attempted(outcome.attempt(), Delivery.State.OPEN,
						now.plus(pause(delivery.attempts() + 1, answer))))
				.then(Mono.defer(() -> edit(endpoint,
						(one) -> one.fail(answer.failure(), null, now, this.settings.patience()))));
		};
	}

	private Mono<Void> away(Endpoint endpoint, Answer answer, Instant now) {
		return edit(endpoint, (one) -> {
			int times = (one.trouble() != null) ? one.trouble().away() : 0;
			return one.fail(answer.failure(), now.plus(pause(times + 1, answer)), now, this.settings.patience());
		});
	}

	private Duration pause(int failures, Answer answer) {
		return this.backOff.after(failures, ThreadLocalRandom.current().nextDouble(), wish(answer));
	}

	private static @Nullable Duration wish(Answer answer) {
		return (answer instanceof Answer.Answered answered) ? answered.retryAfter() : null;
	}

	private Mono<Void> edit(Endpoint endpoint, UnaryOperator<Endpoint> change) {
		AtomicBoolean ended = new AtomicBoolean();
		return this.endpoints.edit(endpoint.id(), (before) -> {
			Endpoint after = change.apply(before);
			ended.set(after.state() != before.state() && after.state() == Endpoint.State.DISABLED);
			return after;
		}).doOnNext((after) -> {
			if (ended.get()) {
				logger.info("Webhook {} of {} is disabled: {}", after.id(), after.agency(), after.reason());
			}
		}).then();
	}

	/** Asks the address whether it wants to be told. */
	Mono<Void> validate(Endpoint endpoint) {
		return this.sender.ask(endpoint.subscription().url(), this.settings.origin()).flatMap((answer) -> {
			Instant now = this.clock.instant();
			return switch (answer.verdict()) {
				case TAKEN -> edit(endpoint, (one) -> one.validate(endpoint.subscription(), now));
				case GONE -> edit(endpoint, (one) -> one.disable("gone"));
				case AWAY, REFUSED -> away(endpoint, answer, now);
			};
		});
	}

	/** Sends something that is no change. */
	Mono<Attempt> ping(Endpoint endpoint) {
		String id = UUID.randomUUID().toString();
		CloudEvent event = new CloudEvent(id, PING, endpoint.id(), this.clock.instant(), "{}");
		return post(endpoint, "msg_" + id, event).map(Outcome::attempt);
	}

	private record Outcome(Answer answer, Attempt attempt) {
	}

}
