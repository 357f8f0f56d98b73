package dev.project06.metrics.definition;

/**
 * Words in both languages.
 *
 * @param vi Vietnamese
 * @param en English
 */
public record Text(String vi, String en) {
}
