package dev.project06.records.store.webhook;

/**
 * The request that registered an endpoint, and what was answered.
 *
 * @param key who asked, and the key that the request came with
 * @param digest digest of the body
 * @param endpoint what was registered
 * @param answer the body of the answer, sealed because it holds a secret
 */
public record Registration(String key, String digest, String endpoint, String answer) {
}
