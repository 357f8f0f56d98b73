package dev.project06.records.store;

import dev.project06.records.dossier.DossierCode;

/**
 * The request that made a dossier, and what was answered, so that a repeated request gets
 * the same answer.
 *
 * @param key who asked, and the key that the request came with
 * @param digest digest of the body
 * @param dossier the dossier that was made
 * @param answer the body of the answer
 */
public record Request(String key, String digest, DossierCode dossier, String answer) {
}
