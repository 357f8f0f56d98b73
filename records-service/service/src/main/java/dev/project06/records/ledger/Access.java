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
 * @param dossiers codes of the dossiers, each once; never what a caller made up
 * @param result what came of it, such as {@code SHOWN} or {@code NOT_FOUND}
 */
public record Access(Actor actor, Kind kind, String operation, @Nullable Purpose purpose, List<String> dossiers,
		String result) {

	public Access {
		dossiers = List.copyOf(dossiers);
	}

	/**
	 * Dossiers stood in a list, an export or a feed that was given out.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossiers codes of the dossiers
	 * @return the access
	 */
	public static Access listed(Actor actor, String operation, List<String> dossiers) {
		return new Access(actor, Kind.LISTED, operation, null, dossiers, "SHOWN");
	}

	/**
	 * A dossier was shown.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossier its code
	 * @return the access
	 */
	public static Access opened(Actor actor, String operation, String dossier) {
		return new Access(actor, Kind.OPENED, operation, null, List.of(dossier), "SHOWN");
	}

	/**
	 * Nothing was shown.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossiers codes of the dossiers that were asked for, if they can be codes
	 * @param result why not
	 * @return the access
	 */
	public static Access refused(Actor actor, String operation, List<String> dossiers, String result) {
		return new Access(actor, Kind.REFUSED, operation, null, dossiers, result);
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
