package dev.project06.records.attachment;

import java.time.Instant;

import dev.project06.records.attachment.content.FileType;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dossier. Only its standing with the virus scanner ever changes.
 *
 * @param id its identifier, 24 hexadecimal digits
 * @param dossier the dossier
 * @param kind what it is to the dossier
 * @param component code of the component (thành phần hồ sơ) that it is; empty for a
 * result
 * @param name its cleaned name
 * @param type what it holds
 * @param size its bytes
 * @param sha256 digest of what it holds
 * @param digitised whether an officer digitised it from paper (số hóa)
 * @param reusedFrom the earlier dossier that it was taken from (tái sử dụng)
 * @param file identifier of the stored file, which several attachments may share
 * @param scan its standing with the virus scanner
 * @param by who attached it
 * @param at when it was attached
 */
public record Attachment(String id, DossierCode dossier, Kind kind, String component, String name, FileType type,
		long size, String sha256, boolean digitised, @Nullable DossierCode reusedFrom, String file, Scan scan, Actor by,
		Instant at) {

	/** Not the name, which a person chose. */
	@Override
	public String toString() {
		return "Attachment[" + this.id + " of " + this.dossier + ", " + this.scan + "]";
	}

	/**
	 * What an attachment is to its dossier.
	 */
	public enum Kind {

		/** A paper that the applicant hands in. */
		COMPONENT,

		/** The electronic result of the procedure. */
		RESULT

	}

	/**
	 * Standing with the virus scanner.
	 */
	public enum Scan {

		/** Not scanned yet. */
		PENDING,

		/** Nothing was found in it; only then it is given out. */
		CLEAN,

		/** Something was found in it. */
		INFECTED,

		/** The scanner cannot scan it. */
		FAILED

	}

}
