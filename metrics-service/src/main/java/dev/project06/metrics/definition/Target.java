package dev.project06.metrics.definition;

import java.math.BigDecimal;

/**
 * A value to be reached.
 *
 * @param reach whose figures it is meant for
 * @param percent the value
 * @param year the year at whose end it was to be reached
 * @param source who set it, and where that was read
 */
public record Target(Reach reach, BigDecimal percent, int year, String source) {

	/**
	 * Whose figures a target is meant for.
	 */
	public enum Reach {

		/** Any. */
		ALL,

		/** The whole country. */
		NATION,

		/** Ministries and central bodies, together and each. */
		MINISTRY,

		/** Provinces and municipalities, together and each. */
		LOCALITY

	}

}
