package dev.project06.identity.api;

/**
 * How a name may be written in a request.
 */
public final class WrittenNames {

	/** Letters with their marks, spaces, and what stands in names of the minorities. */
	public static final String FORM = "([\\p{Zs}\\t]*\\p{L}[\\p{L}\\p{M}\\p{Zs}\\t.'’-]*)?";

	private WrittenNames() {
	}

}
