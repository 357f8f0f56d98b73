package dev.project06.metrics.query;

import java.util.Locale;

import dev.project06.metrics.cell.Slice;

/**
 * What a figure is broken down by.
 */
enum Grouping {

	/** Ministries and localities. */
	BLOCK,

	/** Agencies one level below the scope, each with everything under it. */
	AGENCY,

	/** Procedures. */
	PROCEDURE;

	/**
	 * Reads a grouping.
	 * @param text the name in lower case
	 * @return the grouping
	 * @throws InvalidQueryException when there is none of that name
	 */
	static Grouping of(String text) {
		return switch (text) {
			case "block" -> BLOCK;
			case "agency" -> AGENCY;
			case "procedure" -> PROCEDURE;
			default -> throw new InvalidQueryException("by", "by");
		};
	}

	/** As it is written in a query. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The scope of the group that a slice belongs to. */
	Scope group(Scope whole, Slice slice) {
		return switch (this) {
			case BLOCK -> new Scope.Block(slice.block());
			case AGENCY -> new Scope.Agency(below(whole, slice.agency()));
			case PROCEDURE -> new Scope.Procedure(slice.procedure());
		};
	}

	private static String below(Scope whole, String agency) {
		int shown = (whole instanceof Scope.Agency(String code)) ? code.length() + 1 : 0;
		int dot = (shown < agency.length()) ? agency.indexOf('.', shown) : -1;
		return (dot < 0) ? agency : agency.substring(0, dot);
	}

}
