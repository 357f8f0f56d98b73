package dev.project06.records.webhook;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.DossierChange;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its agency sees it.
 *
 * @param id names it
 * @param agency the agency
 * @param url where changes are told
 * @param changes what kinds, empty for all
 * @param description what the agency calls it
 * @param state whether it is told
 * @param reason why not, when disabled
 * @param createdAt when it was registered
 * @param validatedAt when the address agreed
 * @param trouble what is wrong
 * @param secrets since and until when each secret is signed with, the latest first
 * @param secret the new secret, in the answer to the request that made it only
 */
record WebhookAnswer(String id, AgencyCode agency, String url, SortedSet<DossierChange> changes,
		@Nullable String description, Endpoint.State state, @Nullable String reason, Instant createdAt,
		@Nullable Instant validatedAt, @Nullable TroubleAnswer trouble, List<Validity> secrets,
		@Nullable String secret) {

	static WebhookAnswer of(Endpoint endpoint) {
		return of(endpoint, null);
	}

	static WebhookAnswer of(Endpoint endpoint, @Nullable String secret) {
		Trouble trouble = endpoint.trouble();
		return new WebhookAnswer(endpoint.id(), endpoint.agency(), endpoint.subscription().url().toString(),
				new TreeSet<>(endpoint.subscription().changes()), endpoint.subscription().description(),
				endpoint.state(), endpoint.reason(), endpoint.createdAt(), endpoint.validatedAt(),
				(trouble == null) ? null
						: new TroubleAnswer(trouble.since(), trouble.reason(),
								(trouble.away() > 0) ? trouble.pausedUntil() : null),
				endpoint.secrets().stream().map((one) -> new Validity(one.since(), one.until())).toList(), secret);
	}

	/**
	 * What is wrong with a webhook.
	 *
	 * @param since since when nothing has been taken
	 * @param failure the latest failure
	 * @param pausedUntil when it is tried again, if nobody was there
	 */
	record TroubleAnswer(Instant since, String failure, @Nullable Instant pausedUntil) {
	}

	/**
	 * When a secret is signed with.
	 *
	 * @param since from when
	 * @param until to when; the latest one goes on
	 */
	record Validity(Instant since, @Nullable Instant until) {
	}

}
