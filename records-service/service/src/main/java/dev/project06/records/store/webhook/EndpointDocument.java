package dev.project06.records.store.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.DossierChange;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.SigningSecret;
import dev.project06.records.webhook.endpoint.Subscription;
import dev.project06.records.webhook.endpoint.Trouble;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint stands in the store.
 */
final class EndpointDocument {

	private EndpointDocument() {
	}

	/** All that changes; a {@code null} stands for what is not there. */
	static Document standing(Endpoint endpoint) {
		Subscription subscription = endpoint.subscription();
		Trouble trouble = endpoint.trouble();
		return new Document("url", subscription.url().toString())
			.append("changes", subscription.changes().stream().map(Enum::name).sorted().toList())
			.append("description", subscription.description())
			.append("state", endpoint.state().name())
			.append("reason", endpoint.reason())
			.append("validatedAt", date(endpoint.validatedAt()))
			.append("secrets", endpoint.secrets().stream().map(EndpointDocument::secret).toList())
			.append("planned", endpoint.progress().planned())
			.append("run", endpoint.progress().run())
			.append("replayedFrom", endpoint.progress().replayedFrom())
			.append("trouble",
					(trouble == null) ? null
							: new Document("since", Date.from(trouble.since())).append("away", trouble.away())
								.append("pausedUntil", Date.from(trouble.pausedUntil()))
								.append("reason", trouble.reason()))
			.append("revision", endpoint.revision());
	}

	static Document created(Endpoint endpoint, int slot, Registration request) {
		Document document = new Document("_id", endpoint.id()).append("agency", endpoint.agency().text())
			.append("slot", slot)
			.append("createdAt", Date.from(endpoint.createdAt()));
		document.putAll(standing(endpoint));
		return document.append("version", endpoint.version())
			.append("lease", new Document("owner", "").append("beat", 0L))
			.append("request", new Document("key", request.key()).append("digest", request.digest())
				.append("answer", request.answer()));
	}

	static Registration registration(Document document) {
		Document request = document.get("request", Document.class);
		return new Registration(request.getString("key"), request.getString("digest"), document.getString("_id"),
				request.getString("answer"));
	}

	static Leased leased(Document document) {
		Document lease = document.get("lease", Document.class);
		return new Leased(endpoint(document), lease.getString("owner"), lease.getLong("beat"));
	}

	static Endpoint endpoint(Document document) {
		Document trouble = document.get("trouble", Document.class);
		Subscription subscription = new Subscription(URI.create(document.getString("url")),
				document.getList("changes", String.class)
					.stream()
					.map(DossierChange::valueOf)
					.collect(Collectors.toSet()),
				document.getString("description"));
		return new Endpoint(document.getString("_id"), new AgencyCode(document.getString("agency")), subscription,
				Endpoint.State.valueOf(document.getString("state")), document.getString("reason"),
				instantOrNull(document, "validatedAt"), secrets(document.getList("secrets", Document.class)),
				new Endpoint.Progress(document.getLong("planned"), document.getInteger("run"),
						document.getLong("replayedFrom")),
				(trouble == null) ? null
						: new Trouble(instant(trouble, "since"), trouble.getInteger("away"),
								instant(trouble, "pausedUntil"), trouble.getString("reason")),
				instant(document, "createdAt"), document.getLong("revision"), document.getLong("version"));
	}

	private static Document secret(SigningSecret secret) {
		return new Document("sealed", secret.sealed()).append("since", Date.from(secret.since()))
			.append("until", date(secret.until()));
	}

	private static List<SigningSecret> secrets(List<Document> secrets) {
		return secrets.stream()
			.map((secret) -> new SigningSecret(secret.getString("sealed"), instant(secret, "since"),
					instantOrNull(secret, "until")))
			.toList();
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
	}

	private static Instant instant(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

	private static @Nullable Instant instantOrNull(Document document, String field) {
		Date date = document.getDate(field);
		return (date != null) ? date.toInstant() : null;
	}

}
