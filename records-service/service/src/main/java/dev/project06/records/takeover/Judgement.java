package dev.project06.records.takeover;

import org.jspecify.annotations.Nullable;

/**
 * What is thought of a row.
 */
public sealed interface Judgement {

	/**
	 * It is a dossier.
	 *
	 * @param dossier the dossier
	 */
	record Taken(OldDossier dossier) implements Judgement {
	}

	/**
	 * No dossier can be made of it.
	 *
	 * @param code code of the dossier, if it can be one
	 * @param field the field that fails; empty for the row as a whole
	 * @param check the check that it fails
	 */
	record Refused(@Nullable String code, String field, String check) implements Judgement {
	}

}
