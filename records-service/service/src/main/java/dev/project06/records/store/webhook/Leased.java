package dev.project06.records.store.webhook;

import dev.project06.records.webhook.endpoint.Endpoint;

/**
 * An endpoint with the instance of the service that works for it.
 *
 * @param endpoint the endpoint
 * @param owner the instance, empty for none
 * @param beat changes each time that the instance says it still works
 */
public record Leased(Endpoint endpoint, String owner, long beat) {
}
