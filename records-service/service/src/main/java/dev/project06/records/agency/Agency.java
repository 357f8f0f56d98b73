package dev.project06.records.agency;

import dev.project06.records.events.AgencyBlock;
import org.jspecify.annotations.Nullable;

/**
 * An agency that receives dossiers. Provinces are those of 2024.
 *
 * @param code its code
 * @param nameVi Vietnamese name
 * @param nameEn English name
 * @param block whether it counts with the ministries or with the localities
 * @param parent the agency right above it; {@code null} at the top
 * @param standing how well its code is known
 * @param unit2025 the province or municipality that the unit belongs to since 2025-07-01;
 * {@code null} where nothing is known of a change
 */
public record Agency(AgencyCode code, String nameVi, String nameEn, AgencyBlock block, @Nullable AgencyCode parent,
		Standing standing, @Nullable String unit2025) {

	/**
	 * How well a code is known.
	 */
	public enum Standing {

		/** Read in a system in use or in a decision. */
		SOURCED,

		/** Recalled and not verified. */
		RECALLED,

		/** Made up for the sandbox. */
		SANDBOX

	}

}
