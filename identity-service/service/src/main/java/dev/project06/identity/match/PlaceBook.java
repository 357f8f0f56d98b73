package dev.project06.identity.match;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.project06.identity.population.Province;
import dev.project06.identity.population.WrittenName;

/**
 * Leads from a place, as it was written, to the prefixes of numbers that were given out
 * there. A code or name that has meant two provinces leads to both.
 */
final class PlaceBook {

	private static final Pattern UNIT = Pattern.compile("^(tỉnh|thành phố|tp\\.?|t\\.)\\s*",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private static final Pattern DASH = Pattern.compile("[-\u2013\u2014]");

	private static final int LONGEST = 100;

	private final Map<String, Set<String>> prefixes = new HashMap<>();

	PlaceBook(List<Province> provinces) {
		for (Province province : provinces) {
			String prefix = province.prefix();
			add(prefix, prefix);
			add('9' + prefix.substring(1), prefix);
			add(province.codeToday(), prefix);
			add(key(province.name()), prefix);
			add(key(province.nameToday()), prefix);
		}
		// Two digits of those that no longer are codes
		provinces.forEach((province) -> this.prefixes.putIfAbsent(province.prefix().substring(1),
				new TreeSet<>(Set.of(province.prefix()))));
	}

	private void add(String written, String prefix) {
		this.prefixes.computeIfAbsent(written, (key) -> new TreeSet<>()).add(prefix);
	}

	/** The prefixes; none when there is no such place. */
	Set<String> prefixes(String written) {
		if (written.length() > LONGEST) {
			return Set.of();
		}
		String text = written.strip();
		return Set.copyOf(this.prefixes.getOrDefault(text, this.prefixes.getOrDefault(key(text), Set.of())));
	}

	private static String key(String name) {
		String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
		return WrittenName.key(DASH.matcher(UNIT.matcher(composed).replaceFirst("")).replaceAll(" "));
	}

}
