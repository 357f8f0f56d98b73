package dev.project06.records.form.print;

/**
 * How letters look.
 */
public enum Style {

	/** Upright. */
	REGULAR,

	/** Bold. */
	BOLD,

	/** Italic. */
	ITALIC

}
