package dev.project06.identity.api;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Personal identification number (số định danh cá nhân) of a citizen: 12 digits, of which
 * three name the province where the birth was registered, one the century and the sex,
 * two the year of birth, and six are random. There is no check digit. Legal source:
 * article 13 of Decree 137/2015/NĐ-CP and article 12 of the Law on Identity 26/2023/QH15.
 * <p>
 * A well-formed number says nothing about whether a person carries it. The number is
 * never part of {@link #toString()}, so that it cannot reach a log by accident.
 */
public final class CitizenId {

	private static final Set<String> PROVINCES = Stream
		.of("001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024",
				"025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045",
				"046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070",
				"072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093",
				"094", "095", "096")
		.collect(Collectors.toUnmodifiableSet());

	private final String digits;

	private CitizenId(String digits) {
		this.digits = digits;
	}

	/**
	 * Reads a number. The three digits of the province are one of the 63 that were issued
	 * until 2025-06-30, or one of those with a leading 9 in place of the 0: no province
	 * has such a prefix, and the synthetic population carries them.
	 * @param text the 12 digits, without spaces
	 * @return the number
	 * @throws MalformedCitizenIdException when the text is no such number; its message
	 * names the failed check and never the text
	 */
	@JsonCreator
	public static CitizenId of(String text) {
		if (text.length() != 12) {
			throw new MalformedCitizenIdException(MalformedCitizenIdException.Check.LENGTH);
		}
		if (!text.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw new MalformedCitizenIdException(MalformedCitizenIdException.Check.DIGITS);
		}
		if (!PROVINCES.contains('0' + text.substring(1, 3)) || (text.charAt(0) != '0' && text.charAt(0) != '9')) {
			throw new MalformedCitizenIdException(MalformedCitizenIdException.Check.PROVINCE);
		}
		return new CitizenId(text);
	}

	/**
	 * The 63 province prefixes of real numbers, as Circular 07/2016/TT-BCA lists them.
	 * @return three digits each
	 */
	public static Set<String> provinces() {
		return PROVINCES;
	}

	/**
	 * The number itself. Whoever calls this answers for where it goes.
	 * @return the 12 digits
	 */
	@JsonValue
	public String digits() {
		return this.digits;
	}

	/**
	 * The province where the birth was registered, as one of the 63 real prefixes also
	 * for a synthetic number.
	 * @return three digits
	 */
	public String province() {
		return '0' + this.digits.substring(1, 3);
	}

	/**
	 * Whether the prefix is one that no province has.
	 * @return {@code true} for a number that cannot belong to a real person
	 */
	public boolean isSynthetic() {
		return this.digits.charAt(0) == '9';
	}

	/**
	 * The year of birth that the number carries.
	 * @return a year from 1900 to 2399
	 */
	public int birthYear() {
		int century = (this.digits.charAt(3) - '0') / 2;
		return 1900 + century * 100 + Integer.parseInt(this.digits.substring(4, 6));
	}

	/**
	 * The sex that the number carries.
	 * @return the sex
	 */
	public Sex sex() {
		return ((this.digits.charAt(3) - '0') % 2 == 0) ? Sex.MALE : Sex.FEMALE;
	}

	@Override
	public boolean equals(@org.jspecify.annotations.Nullable Object other) {
		return other instanceof CitizenId that && this.digits.equals(that.digits);
	}

	@Override
	public int hashCode() {
		return this.digits.hashCode();
	}

	/** The province only. */
	@Override
	public String toString() {
		return "CitizenId[" + this.digits.substring(0, 3) + "*********]";
	}

}
