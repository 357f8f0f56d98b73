package dev.project06.records.dossier;

/**
 * The holder of a dossier, without the number in clear.
 *
 * @param person blind index of the person
 * @param pseudonym name of the person in events
 * @param sealedPin the number, sealed for this dossier
 */
public record Holder(String person, String pseudonym, String sealedPin) {
}
