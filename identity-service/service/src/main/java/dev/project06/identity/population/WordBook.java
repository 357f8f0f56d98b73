package dev.project06.identity.population;

import java.util.List;

import dev.project06.identity.population.Lots.Topic;

/**
 * Words that depend on the province: peoples, religions, streets.
 */
final class WordBook {

	private final List<Row> rows = Lines.of("words.csv")
		.stream()
		.map((fields) -> new Row(fields[0], List.of(fields[1].split(" ", -1)), Weighted.of(fields[2])))
		.toList();

	String draw(String kind, String prefix, long key, Topic topic) {
		return this.rows.stream()
			.filter((row) -> row.kind().equals(kind)
					&& (row.prefixes().contains(prefix) || row.prefixes().contains("*")))
			.findFirst()
			.orElseThrow()
			.words()
			.draw(key, topic);
	}

	private record Row(String kind, List<String> prefixes, Weighted words) {
	}

}
