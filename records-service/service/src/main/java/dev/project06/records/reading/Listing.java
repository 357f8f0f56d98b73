package dev.project06.records.reading;

import java.util.List;

import dev.project06.records.dossier.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * A page of dossiers.
 *
 * @param items the dossiers, the latest first
 * @param next cursor of the next page, if there is one
 */
public record Listing(List<DossierAnswer> items, @Nullable String next) {

	/**
	 * Shows a page.
	 * @param found what was found, perhaps one more than is shown
	 * @param limit how many are shown
	 * @return the page
	 */
	public static Listing of(List<Dossier> found, int limit) {
		List<Dossier> shown = found.subList(0, Math.min(limit, found.size()));
		return new Listing(shown.stream().map(DossierAnswer::of).toList(),
				(found.size() > limit) ? Cursor.of(shown.getLast()) : null);
	}

}
