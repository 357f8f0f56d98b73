package dev.project06.identity.population;

/**
 * A place to live in the units that hold since 2025-07-01: province and commune, no
 * district. The 34 provinces are real; communes are synthetic, because no list of the
 * 3,321 was to be had, and say so in their name.
 *
 * @param province two digits, as Decision 19/2025/QĐ-TTg lists them
 * @param provinceName the name of the province
 * @param commune five digits, of which the first two are the province's
 * @param communeName the name of the commune
 * @param street house number and street, or hamlet
 */
public record Address(String province, String provinceName, String commune, String communeName, String street) {

	/** The province only. */
	@Override
	public String toString() {
		return "Address[" + this.province + "]";
	}

}
