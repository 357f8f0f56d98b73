package dev.project06.records.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.project06.records.events.DossierChange;
import dev.project06.records.feed.Audience;
import dev.project06.records.store.changes.Change;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.changes.Selection;
import dev.project06.records.store.webhook.Deliveries;
import dev.project06.records.store.webhook.Endpoints;
import dev.project06.records.webhook.endpoint.Delivery;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.Heads;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Turns changes into deliveries, only so many at a time: what waits longer stays among
 * the changes.
 */
@Component
final class Planner {

	/** How far others' changes are passed over before that is written down. */
	private static final int STRIDE = 1000;

	private final ChangeLog changes;

	private final Endpoints endpoints;

	private final Deliveries deliveries;

	private final Audience audience;

	private final int window;

	Planner(ChangeLog changes, Endpoints endpoints, Deliveries deliveries, Audience audience,
			WebhookSettings settings) {
		this.changes = changes;
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.audience = audience;
		this.window = settings.window();
	}

	/** The open deliveries, with what has happened up to a place. */
	Mono<List<Delivery>> open(Endpoint endpoint, long end, Instant now) {
		return open(endpoint).flatMap((open) -> (open.size() < this.window && endpoint.progress().planned() < end)
				? plan(endpoint, open, end, now) : Mono.just(open));
	}

	private Mono<List<Delivery>> open(Endpoint endpoint) {
		return this.deliveries.open(endpoint.id(), this.window).collectList();
	}

	private Mono<List<Delivery>> plan(Endpoint endpoint, List<Delivery> open, long end, Instant now) {
		Endpoint.Progress from = endpoint.progress();
		int room = this.window - open.size();
		return this.changes.read(selection(endpoint), from.planned(), end, room).collectList().flatMap((found) -> {
			long to = (found.size() == room) ? found.getLast().position() : end;
			if (found.isEmpty() && to - from.planned() < STRIDE) {
				return Mono.just(open);
			}
			List<Delivery> added = found.stream().map((change) -> delivery(endpoint, change, now)).toList();
			return (added.isEmpty() ? Mono.<Void>empty() : this.deliveries.add(added))
				.then(Mono.defer(() -> this.endpoints.edit(endpoint.id(), (one) -> one.plan(from, to))))
				.then(Mono.defer(() -> open(endpoint)));
		});
	}

	private Selection selection(Endpoint endpoint) {
		Set<String> types = endpoint.subscription()
			.changes()
			.stream()
			.map(DossierChange::type)
			.collect(Collectors.toSet());
		return this.audience.selection(endpoint.agency(), types.isEmpty() ? null : types);
	}

	private static Delivery delivery(Endpoint endpoint, Change change, Instant now) {
		return new Delivery(endpoint.id(), endpoint.progress().run(), change.position(), change.dossier(),
				change.sequence(), change.type(), change.early(), Delivery.State.OPEN, now, 0, List.of());
	}

	/** Lets those go whose forerunner has come and been planned. */
	Mono<Void> release(Endpoint endpoint, Heads heads) {
		return Flux.fromIterable(heads.early())
			.concatMap(
					(early) -> this.changes.holds(early.dossier(), early.sequence() - 1, endpoint.progress().planned())
						.filter(Boolean::booleanValue)
						.flatMap((there) -> this.deliveries.release(early)))
			.then();
	}

}
