package dev.project06.records.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import dev.project06.records.table.Row;
import dev.project06.records.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A count of procedures as it was published, and the share that it comes to.
 *
 * @param id name of the figure
 * @param nameVi what is counted, in Vietnamese
 * @param nameEn what is counted, in English
 * @param asOf when it held, in the words of the source
 * @param part how many of them
 * @param whole of how many, at least 1
 * @param publishedPercent the share that was published with it, if one was
 * @param source where it stands
 * @param standing how well the source is known
 */
public record PublishedFigure(String id, String nameVi, String nameEn, String asOf, long part, long whole,
		@Nullable BigDecimal publishedPercent, String source, Standing standing) {

	static final List<String> COLUMNS = List.of("id", "name_vi", "name_en", "as_of", "part", "whole",
			"published_percent", "source", "standing");

	/**
	 * The figures that the service ships.
	 * @return the figures
	 * @throws dev.project06.records.table.BadTableException when their table is wrong
	 */
	public static List<PublishedFigure> load() {
		return Table.read(PublishedFigure.class, "published-figures.csv", COLUMNS)
			.stream()
			.map(PublishedFigure::of)
			.toList();
	}

	private static PublishedFigure of(Row row) {
		long whole = row.value("whole", Long::valueOf);
		long part = row.value("part", Long::valueOf);
		if (part < 0 || part > whole || whole < 1) {
			throw row.bad("part", "is no part of the whole");
		}
		return new PublishedFigure(row.text("id"), row.text("name_vi"), row.text("name_en"), row.text("as_of"), part,
				whole,
				(row.optional("published_percent") != null) ? row.value("published_percent", BigDecimal::new) : null,
				row.text("source"), row.choice("standing", Map.of("seed", Standing.SEED, "sourced", Standing.SOURCED)));
	}

	/**
	 * The share that the two counts come to.
	 * @return percent with two decimals
	 */
	public BigDecimal percent() {
		return BigDecimal.valueOf(this.part)
			.movePointRight(2)
			.divide(BigDecimal.valueOf(this.whole), 2, RoundingMode.HALF_UP);
	}

	/**
	 * Whether the published share is the one that the counts come to, rounded as it was
	 * published.
	 * @return {@code null} when no share was published
	 */
	public @Nullable Boolean agrees() {
		return (this.publishedPercent == null) ? null
				: percent().setScale(this.publishedPercent.scale(), RoundingMode.HALF_UP)
					.compareTo(this.publishedPercent) == 0;
	}

	/**
	 * How well the source of a figure is known.
	 */
	public enum Standing {

		/** It stands in an article that the project was made from. */
		SEED,

		/** It was read at the address named. */
		SOURCED

	}

}
