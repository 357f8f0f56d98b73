package dev.project06.records.webhook;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.security.Caller;
import dev.project06.records.store.webhook.Deliveries;
import dev.project06.records.webhook.endpoint.Attempt;
import dev.project06.records.webhook.endpoint.Delivery;
import dev.project06.records.webhook.endpoint.Endpoint;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows agencies how deliveries to them went, and lets them try one.
 */
@RestController
@RequestMapping("/api/records/v1/webhooks/{id}")
final class DeliveryController {

	private static final Pattern CURSOR = Pattern.compile("([0-9]{1,6})-([0-9]{1,15})");

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Courier courier;

	DeliveryController(Webhooks webhooks, Deliveries deliveries, Courier courier) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.courier = courier;
	}

	@Operation(summary = "List deliveries, the latest change first")
	@GetMapping("/deliveries")
	Mono<Listing> list(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestParam(required = false) Delivery.@Nullable State state,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Nullable String after) {
		String before = (after != null) ? place(id, after) : null;
		return this.webhooks.find(Caller.of(token), id)
			.flatMap((endpoint) -> this.deliveries.list(id, state, before, limit + 1)
				.collectList()
				.map((found) -> Listing.of(endpoint, found, limit)));
	}

	private static String place(String id, String cursor) {
		var form = CURSOR.matcher(cursor);
		if (!form.matches()) {
			throw new RefusedFieldException("after", "cursor");
		}
		return Delivery.id(id, Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
	}

	@Operation(summary = "Send something that is no change, and show what comes back")
	@PostMapping("/ping")
	Mono<Attempt> ping(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
		return this.webhooks.find(Caller.of(token), id)
			.flatMap((endpoint) -> (endpoint.validatedAt() != null) ? this.courier.ping(endpoint)
					: Mono.error(new NotValidatedException()));
	}

	/**
	 * A page of deliveries.
	 *
	 * @param items the deliveries, the latest first
	 * @param next cursor of the next page, if there is one
	 */
	record Listing(List<DeliveryAnswer> items, @Nullable String next) {

		private static Listing of(Endpoint endpoint, List<Delivery> found, int limit) {
			List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
			Delivery last = (found.size() > limit) ? shown.getLast() : null;
			return new Listing(shown.stream().map((one) -> DeliveryAnswer.of(endpoint, one)).toList(),
					(last != null) ? last.run() + "-" + last.position() : null);
		}

	}

	/**
	 * A delivery as its agency sees it.
	 *
	 * @param webhookId the header {@code webhook-id} that it is sent with
	 * @param event id of the event
	 * @param type type of the event
	 * @param run the replay that made it, 0 for none
	 * @param state what became of it
	 * @param waitsForSequence the change of the dossier that is missing and waited for
	 * @param nextAttempt when it is tried next
	 * @param attempts how often it was tried
	 * @param log the latest tries
	 */
	record DeliveryAnswer(String webhookId, String event, String type, int run, Delivery.State state,
			@Nullable Long waitsForSequence, @Nullable Instant nextAttempt, int attempts, List<Attempt> log) {

		private static DeliveryAnswer of(Endpoint endpoint, Delivery delivery) {
			boolean open = delivery.state() == Delivery.State.OPEN;
			return new DeliveryAnswer("msg_" + delivery.position(), delivery.dossier() + '#' + delivery.sequence(),
					delivery.type(), delivery.run(), delivery.state(),
					(open && delivery.early()) ? delivery.sequence() - 1 : null,
					(open && endpoint.state() == Endpoint.State.ACTIVE) ? next(endpoint, delivery.due()) : null,
					delivery.attempts(), delivery.log());
		}

		private static Instant next(Endpoint endpoint, Instant due) {
			return (endpoint.trouble() != null && endpoint.trouble().pausedUntil().isAfter(due))
					? endpoint.trouble().pausedUntil() : due;
		}

	}

}
