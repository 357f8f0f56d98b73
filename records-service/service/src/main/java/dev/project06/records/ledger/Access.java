package dev.project06.records.ledger;

import java.util.List;

import dev.project06.records.dossier.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One access to dossiers or to the number behind one, also one that was refused or found
 * nothing.
 *
 * @param actor who asked
 * @param kind how close the look was
 * @param operation what was asked, a short name such as {@code search}
 * @param purpose why; only some operations ask for it
 * @param dossiers codes of the dossiers, each once; what a caller made up stands here at
 * most when it has the form of a code
 * @param result what came of it, such as {@code SHOWN} or {@code NOT_FOUND}
 */
public record Access(Actor actor, Kind kind, String operation, @Nullable Purpose purpose, List<String> dossiers,
		String result) {

	public Access {
		dossiers = List.copyOf(dossiers);
	}

	/**
	 * How close the look was.
	 */
	public enum Kind {

		/** Among others, in a list, an export or a feed. */
		LISTED,

		/** By itself: a dossier, its number, or the ledger. */
		OPENED,

		/** Nothing was shown. */
		REFUSED

	}

	/**
	 * Why somebody asks.
	 *
	 * @param reason in words
	 * @param legalBasis the legal text that permits it
	 */
	public record Purpose(String reason, String legalBasis) {
	}

}
