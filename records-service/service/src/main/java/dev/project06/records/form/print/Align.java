package dev.project06.records.form.print;

/**
 * Where lines stand.
 */
public enum Align {

	/** At the left edge. */
	LEFT,

	/** In the middle. */
	CENTRE,

	/** Filling the width, the last line at the left edge. */
	JUSTIFY

}
