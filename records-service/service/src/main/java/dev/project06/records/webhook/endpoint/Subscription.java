package dev.project06.records.webhook.endpoint;

import java.net.URI;
import java.util.Set;

import dev.project06.records.events.DossierChange;
import org.jspecify.annotations.Nullable;

/**
 * What an agency wants to be told, and where.
 *
 * @param url where to
 * @param changes what kinds of changes, empty for all
 * @param description what the agency calls it
 */
public record Subscription(URI url, Set<DossierChange> changes, @Nullable String description) {

	public Subscription {
		changes = Set.copyOf(changes);
	}

	/**
	 * Whether a kind of change is wanted.
	 * @param type CloudEvents type of the change
	 * @return whether it is
	 */
	public boolean wants(String type) {
		return this.changes.isEmpty() || this.changes.stream().anyMatch((change) -> change.type().equals(type));
	}

}
