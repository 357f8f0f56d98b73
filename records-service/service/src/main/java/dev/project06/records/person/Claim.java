package dev.project06.records.person;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of the holder of a dossier whom nobody has verified, as it was
 * written. None of it holds a line end.
 *
 * @param number the personal number, with 12 digits if it is one
 * @param oldNumber the number of the paper card before it, with 9 digits if it is one
 * @param name the name
 * @param birthDate the birth as {@code yyyy-MM-dd} or {@code yyyy} where it could be read
 * @param place the province
 */
public record Claim(@Nullable String number, @Nullable String oldNumber, @Nullable String name,
		@Nullable String birthDate, @Nullable String place) {

	/** Nothing is said. */
	public static final Claim NONE = new Claim(null, null, null, null, null);

	private static final int FIELDS = 5;

	/**
	 * Whether nothing is said.
	 * @return whether every field is missing
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

	/**
	 * Whether somebody could be found by it.
	 * @return whether there is a name with a number, or with a birth and a place
	 */
	public boolean identifies() {
		return this.name != null
				&& (this.number != null || this.oldNumber != null || (this.birthDate != null && this.place != null));
	}

	String text() {
		return Stream.of(this.number, this.oldNumber, this.name, this.birthDate, this.place)
			.map((field) -> Objects.requireNonNullElse(field, ""))
			.collect(Collectors.joining("\n"));
	}

	static Claim of(String text) {
		List<@Nullable String> fields = Arrays.stream(text.split("\n", FIELDS))
			.<@Nullable String>map((field) -> field.isEmpty() ? null : field)
			.toList();
		return new Claim(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Claim[]";
	}

}
