package dev.project06.records.store.takeover;

import java.time.Instant;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An import of old dossiers.
 *
 * @param id what it is called
 * @param request digest of the request that made it
 * @param agency the agency whose dossiers they are, with those under it
 * @param source where they come from, such as the name of a system
 * @param legalBasis the legal text that permits to ask for the numbers of holders
 * @param by who began it
 * @param createdAt when
 * @param waitingSince since when it waits for the identity service, if it does
 * @param completedAt when it was closed
 */
public record ImportJob(String id, String request, AgencyCode agency, String source, String legalBasis, Actor by,
		Instant createdAt, @Nullable Instant waitingSince, @Nullable Instant completedAt) {
}
