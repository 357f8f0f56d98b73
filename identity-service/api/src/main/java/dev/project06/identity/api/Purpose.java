package dev.project06.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Why personal data are asked for. Without one the population database refuses.
 *
 * @param procedure national code of the procedure, such as {@code 1.004222}
 * @param legalBasis the legal text that permits the question, 3 to 200 characters
 * @param dossier code of the dossier, where one exists already
 */
public record Purpose(String procedure, String legalBasis, @Nullable String dossier) {
}
