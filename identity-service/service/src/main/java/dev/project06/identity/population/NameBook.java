package dev.project06.identity.population;

import java.util.List;

import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Lots.Topic;

/**
 * Names as parents gave them: by sex and year of birth, family names by region.
 */
final class NameBook {

	/** The prefixes from Đà Nẵng on, where Huỳnh and Võ stand for Hoàng and Vũ. */
	private static final String SOUTH_FROM = "048";

	private final List<Row> rows = Lines.of("names.csv").stream().map(Row::of).toList();

	String name(Cell cell, long key) {
		return names(cell).full(key);
	}

	/** What the names of a cell are drawn from. */
	Names names(Cell cell) {
		String family = (cell.province().compareTo(SOUTH_FROM) < 0) ? "family-north" : "family-south";
		return new Names(row(family, cell).names(), row("middle", cell).names(), row("given", cell).names());
	}

	private Row row(String part, Cell cell) {
		return this.rows.stream().filter((row) -> row.fits(part, cell)).findFirst().orElseThrow();
	}

	/**
	 * The names of one cell.
	 *
	 * @param families family names
	 * @param middles middle names
	 * @param givens given names
	 */
	record Names(Weighted families, Weighted middles, Weighted givens) {

		String full(long key) {
			String family = this.families.draw(key, Topic.FAMILY_NAME);
			String middle = this.middles.draw(key, Topic.MIDDLE_NAME);
			String given = this.givens.draw(key, Topic.GIVEN_NAME);
			return middle.equals(given) ? family + ' ' + given : family + ' ' + middle + ' ' + given;
		}

	}

	/**
	 * Names for those of one sex who were born in some years.
	 */
	private record Row(String part, String sex, int from, int until, Weighted names) {

		private static Row of(String[] fields) {
			return new Row(fields[0], fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]),
					Weighted.of(fields[4]));
		}

		private boolean fits(String part, Cell cell) {
			return this.part.equals(part) && this.from <= cell.birthYear() && cell.birthYear() <= this.until
					&& (this.sex.equals("*") || this.sex.equals((cell.sex() == Sex.MALE) ? "M" : "F"));
		}

	}

}
