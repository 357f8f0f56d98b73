package dev.project06.records.webhook;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import dev.project06.records.events.DossierChange;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.webhook.endpoint.Subscription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an agency wants to be told, and where, as sent.
 *
 * @param url where to
 * @param changes what kinds of changes; all when it is left out
 * @param description what the agency calls it
 */
record WebhookForm(@NotNull @Size(min = 1, max = 2048) String url,
		@Nullable @Size(min = 1, max = 50) Set<DossierChange> changes,
		@Nullable @Size(min = 1, max = 200) String description) {

	/** Also with the blanks, points and hyphens that people put into long numbers. */
	private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\p{Nd}([ .\\-\\u00a0]?\\p{Nd}){11}");

	/**
	 * The subscription, to an address that has been checked.
	 * @throws RefusedFieldException when the description holds a number
	 */
	Subscription to(URI target) {
		if (this.description != null && PERSONAL_NUMBER.matcher(this.description).find()) {
			throw new RefusedFieldException("description", "personal-number");
		}
		return new Subscription(target, Objects.requireNonNullElse(this.changes, Set.of()), this.description);
	}

}
