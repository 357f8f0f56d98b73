package dev.project06.records.attachment;

import java.time.Instant;

import dev.project06.records.dossier.DossierCode;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as callers see it.
 *
 * @param id its identifier
 * @param kind what it is to the dossier
 * @param component code of the component that it is
 * @param name its name
 * @param type media type of what it holds
 * @param size its bytes
 * @param sha256 digest of what it holds
 * @param digitised whether an officer digitised it
 * @param reusedFrom the earlier dossier that it was taken from
 * @param scan its standing with the virus scanner
 * @param at when it was attached
 * @param by role of who attached it
 * @param agency agency of who attached it
 */
record AttachmentAnswer(String id, Attachment.Kind kind, @Nullable String component, String name, String type,
		long size, String sha256, boolean digitised, @Nullable DossierCode reusedFrom, Attachment.Scan scan, Instant at,
		String by, @Nullable String agency) {

	static AttachmentAnswer of(Attachment attachment) {
		return new AttachmentAnswer(attachment.id(), attachment.kind(),
				attachment.component().isEmpty() ? null : attachment.component(), attachment.name(),
				attachment.type().mediaType(), attachment.size(), attachment.sha256(), attachment.digitised(),
				attachment.reusedFrom(), attachment.scan(), attachment.at(), attachment.by().role(),
				attachment.by().agency());
	}

}
