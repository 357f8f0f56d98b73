package dev.project06.records.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.project06.records.table.Row;
import dev.project06.records.table.Table;

/**
 * The provinces and municipalities since 2024: 63 until 2025-06-30, 34 from 2025-07-01 on
 * (Resolution 202/2025/QH15; codes of Decision 19/2025/QĐ-TTg).
 */
public final class Provinces {

	static final List<String> COLUMNS = List.of("code", "name_vi", "name_en", "valid_from", "valid_until", "becomes",
			"birth_prefix", "standing", "notes");

	/** Before every change that the table knows. */
	public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

	private final List<Province> all;

	private Provinces(List<Province> all) {
		this.all = List.copyOf(all);
	}

	/**
	 * The provinces that the service ships.
	 * @return the provinces
	 * @throws dev.project06.records.table.BadTableException when their table is wrong
	 */
	public static Provinces load() {
		return of(Table.read(Provinces.class, "provinces.csv", COLUMNS));
	}

	static Provinces of(List<Row> rows) {
		Map<String, Province> last = new TreeMap<>();
		List<Province> all = rows.stream().map((row) -> province(row, last)).toList();
		Provinces provinces = new Provinces(all);
		for (int i = 0; i < rows.size(); i++) {
			LocalDate until = all.get(i).validUntil();
			String becomes = all.get(i).becomes();
			if ((until == null) != (becomes == null)) {
				throw rows.get(i).bad("becomes", "does not go with valid_until");
			}
			if (until != null && becomes != null && provinces.find(becomes, until.plusDays(1)).isEmpty()) {
				throw rows.get(i).bad("becomes", "is no province on the next day");
			}
		}
		return provinces;
	}

	private static Province province(Row row, Map<String, Province> last) {
		String code = row.value("code", (text) -> digits(text, 2));
		Province province = new Province(code, row.text("name_vi"), row.text("name_en"),
				Agencies.day(row, "valid_from"), Agencies.day(row, "valid_until"), row.optional("becomes"),
				(row.optional("birth_prefix") != null) ? row.value("birth_prefix", (text) -> digits(text, 3)) : null,
				row.choice("standing", Agencies.STANDINGS));
		Province before = last.put(code, province);
		if (before != null && (before.validUntil() == null || province.validFrom() == null
				|| !province.validFrom().isAfter(before.validUntil()))) {
			throw row.bad("valid_from", "is not after the last day of the same code");
		}
		return province;
	}

	private static String digits(String text, int count) {
		if (text.length() != count || !text.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
			throw new IllegalArgumentException("it has not " + count + " digits");
		}
		return text;
	}

	/**
	 * What a code meant on a day.
	 * @param code two digits
	 * @param day the day
	 * @return the province, if the code meant one
	 */
	public Optional<Province> find(String code, LocalDate day) {
		return this.all.stream()
			.filter((province) -> province.code().equals(code) && province.isInForce(day))
			.findFirst();
	}

	/**
	 * What there was on a day.
	 * @param day the day
	 * @return the provinces by code
	 */
	public List<Province> inForce(LocalDate day) {
		return this.all.stream().filter((province) -> province.isInForce(day)).toList();
	}

	/**
	 * Where the land of a province belonged to on a later day.
	 * @param province the province
	 * @param day the day
	 * @return the province itself while it is there, otherwise what has become of it
	 */
	public Province on(Province province, LocalDate day) {
		Province now = province;
		while (now.validUntil() != null && now.becomes() != null && day.isAfter(now.validUntil())) {
			now = find(now.becomes(), now.validUntil().plusDays(1)).orElseThrow();
		}
		return now;
	}

	/**
	 * What was made into a province when it began.
	 * @param province the province
	 * @return the ones before it, by code; none for one that was there before 2024
	 */
	public List<Province> before(Province province) {
		LocalDate from = province.validFrom();
		return (from == null) ? List.of() : this.all.stream()
			.filter((one) -> province.code().equals(one.becomes()) && from.minusDays(1).equals(one.validUntil()))
			.toList();
	}

	/**
	 * Where the birth was registered of those whose numbers begin so. Says nothing of
	 * where that place lies today: ask {@link #on}.
	 * @param prefix three digits
	 * @return the province of 2024, if the prefix is one of the 63
	 */
	public Optional<Province> ofBirth(String prefix) {
		return this.all.stream().filter((province) -> prefix.equals(province.birthPrefix())).findFirst();
	}

}
