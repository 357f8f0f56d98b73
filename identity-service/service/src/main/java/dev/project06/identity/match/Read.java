package dev.project06.identity.match;

import java.util.Set;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.verification.Birth;
import org.jspecify.annotations.Nullable;

/**
 * A row, read.
 */
sealed interface Read {

	/** What the caller calls the row; nothing where that could not be taken. */
	@Nullable String id();

	/**
	 * A row that can be looked for.
	 *
	 * @param id what the caller calls the row
	 * @param number the number, if stated
	 * @param oldNumber the old number, if stated
	 * @param name the name
	 * @param birth the birth date or year; always there where no number is
	 * @param provinces prefixes of the place; some where no number is
	 * @param purpose why it is asked
	 */
	record Claim(String id, @Nullable CitizenId number, @Nullable OldNumber oldNumber, String name,
			@Nullable Birth birth, Set<String> provinces, Purpose purpose) implements Read {

		/** Whether name, birth and place are there. */
		boolean searchable() {
			return this.birth != null && !this.provinces.isEmpty();
		}

		/** Nothing of the person. */
		@Override
		public String toString() {
			return "Claim[" + this.id + "]";
		}

	}

	/**
	 * A row that cannot.
	 *
	 * @param id what the caller calls the row, if that could be taken
	 * @param field the field that failed
	 * @param check the rule that it breaks
	 */
	record Malformed(@Nullable String id, String field, String check) implements Read {
	}

}
