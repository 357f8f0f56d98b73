package dev.project06.records.agency;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A province or a municipality under the central government, as it was for a time. A code
 * may mean another one at another time: 15 was Yên Bái until 2025-06-30 and is Lào Cai
 * since.
 *
 * @param code two digits of the list of administrative units
 * @param nameVi Vietnamese name
 * @param nameEn English name
 * @param validFrom the first day; {@code null} for one that was there before 2024
 * @param validUntil the last day; {@code null} for one that is there
 * @param becomes the code, from the next day on, of the one that it became or joined;
 * {@code null} for one that is there
 * @param birthPrefix the first three digits of the numbers of those whose birth was
 * registered there; {@code null} for one made on 2025-07-01, of which no source says
 * which prefix it gives out
 * @param standing how well it is known what became of it
 */
public record Province(String code, String nameVi, String nameEn, @Nullable LocalDate validFrom,
		@Nullable LocalDate validUntil, @Nullable String becomes, @Nullable String birthPrefix,
		Agency.Standing standing) {

	/**
	 * Whether it is there on a day.
	 * @param day the day
	 * @return whether it is
	 */
	public boolean isInForce(LocalDate day) {
		return (this.validFrom == null || !day.isBefore(this.validFrom))
				&& (this.validUntil == null || !day.isAfter(this.validUntil));
	}

}
