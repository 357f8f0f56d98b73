package dev.project06.records.encryption;

/**
 * The data key of one person, sealed by the key-encryption key. Who deletes it makes
 * every number sealed with it unreadable.
 *
 * @param person id of the person, to which the key is bound
 * @param sealed the sealed key, base64url
 * @param by id of the key-encryption key
 */
public record WrappedKey(String person, String sealed, int by) {
}
