package dev.project06.records.export;

import dev.project06.identity.api.CitizenId;
import dev.project06.records.dossier.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * A dossier of an export.
 *
 * @param dossier the dossier
 * @param status what became of its number; {@code null} when none was asked for
 * @param number the number of the holder, when it is given out
 */
record Row(Dossier dossier, @Nullable Status status, @Nullable CitizenId number) {

	static Row shown(Dossier dossier, CitizenId number) {
		return new Row(dossier, Status.SHOWN, number);
	}

	static Row without(Dossier dossier, @Nullable Status status) {
		return new Row(dossier, status, null);
	}

	boolean isShown() {
		return this.status == Status.SHOWN;
	}

	/**
	 * What became of a number that was asked for.
	 */
	enum Status {

		/** It is given out. */
		SHOWN,

		/** The dossier has none. */
		NOT_ATTACHED,

		/** It is the turn of an agency for which the caller does not act. */
		NOT_PERMITTED,

		/** It was made unreadable for good. */
		ERASED

	}

}
