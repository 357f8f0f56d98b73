package dev.project06.records.agency;

import java.time.LocalDate;

import dev.project06.records.events.AgencyBlock;
import org.jspecify.annotations.Nullable;

/**
 * An agency that receives dossiers.
 *
 * @param code its code
 * @param nameVi Vietnamese name
 * @param nameEn English name
 * @param block whether it counts with the ministries or with the localities
 * @param parent the agency right above it; {@code null} at the top
 * @param standing how well its code is known
 * @param province code of the province of 2024 whose authority it is or belongs to;
 * {@code null} for a ministry
 * @param validUntil the last day on which it was in office; {@code null} for one that is
 * @param becomes the agency that took over from it; {@code null} for one in office, and
 * where that is not known
 */
public record Agency(AgencyCode code, String nameVi, String nameEn, AgencyBlock block, @Nullable AgencyCode parent,
		Standing standing, @Nullable String province, @Nullable LocalDate validUntil, @Nullable AgencyCode becomes) {

	/**
	 * Whether it is in office on a day.
	 * @param day the day
	 * @return whether it is
	 */
	public boolean isInOffice(LocalDate day) {
		return this.validUntil == null || !day.isAfter(this.validUntil);
	}

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
