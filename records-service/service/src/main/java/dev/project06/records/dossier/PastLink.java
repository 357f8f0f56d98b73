package dev.project06.records.dossier;

import java.time.Instant;

/**
 * A link that was replaced. Never altered again.
 *
 * @param role the role
 * @param link the link as it stood
 * @param superseded whether the person's number was replaced by another
 * @param at when it was replaced
 */
public record PastLink(Role role, Link link, boolean superseded, Instant at) {
}
