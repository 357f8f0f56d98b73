package dev.project06.records.encryption;

/**
 * A personal identification number, sealed with the data key of its holder for one
 * dossier.
 *
 * @param sealed the sealed number, base64url
 */
public record SealedPin(String sealed) {
}
