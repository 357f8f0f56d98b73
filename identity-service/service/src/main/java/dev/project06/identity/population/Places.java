package dev.project06.identity.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 34 provinces since 2025-07-01, and as many synthetic communes as there are real
 * ones, shared out by people.
 */
final class Places {

	private static final int COMMUNES = 3321;

	/** Of a hundred communes so many are wards of a town. */
	private static final int WARDS = 21;

	private final List<Province> provinces = new ArrayList<>();

	private final Map<String, String> successors = new LinkedHashMap<>();

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<String, Integer> communes = new LinkedHashMap<>();

	Places() {
		Map<String, Long> people = new LinkedHashMap<>();
		for (String[] row : Lines.of("provinces.csv")) {
			this.provinces.add(new Province(row[0], row[1], row[3], row[4]));
			this.successors.put(row[0], row[3]);
			this.names.put(row[3], row[4]);
			people.merge(row[3], Long.valueOf(row[2]), Long::sum);
		}
		long[] shares = Census.share(COMMUNES, people.values().stream().mapToLong(Long::longValue).toArray());
		List<String> codes = List.copyOf(people.keySet());
		for (int i = 0; i < shares.length; i++) {
			this.communes.put(codes.get(i), Math.toIntExact(shares[i]));
		}
	}

	/** In the order of their prefixes. */
	List<Province> provinces() {
		return List.copyOf(this.provinces);
	}

	/** The province that a province until 2025-06-30 went into. */
	String successor(String prefix) {
		return this.successors.getOrDefault(prefix, "");
	}

	/** How many communes a province has; none where there is no such province. */
	int communes(String province) {
		return this.communes.getOrDefault(province, 0);
	}

	/** Nothing when there is no such province or commune. */
	Optional<Address> address(String province, String commune, String street) {
		int count = communes(province);
		if (!commune.startsWith(province) || commune.length() != 5) {
			return Optional.empty();
		}
		int ordinal = Integer.parseInt(commune.substring(2));
		if (ordinal < 1 || ordinal > count) {
			return Optional.empty();
		}
		String name = (ordinal * 100 <= count * WARDS) ? "Phường Giả Lập " : "Xã Giả Lập ";
		return Optional
			.of(new Address(province, this.names.getOrDefault(province, ""), commune, name + ordinal, street));
	}

}
