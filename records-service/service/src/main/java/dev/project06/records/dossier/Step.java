package dev.project06.records.dossier;

import java.time.Instant;

import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;

/**
 * One step in the trail of a dossier.
 *
 * @param sequence 1 for the filing, then one more for each
 * @param change what happened
 * @param state state after it
 * @param link standing of the link after it
 * @param at when it happened
 * @param actor who did it
 */
public record Step(long sequence, DossierChange change, DossierState state, LinkState link, Instant at, Actor actor) {
}
