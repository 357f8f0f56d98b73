package dev.project06.records.handling;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.revision.MissingRevisionException;
import dev.project06.records.revision.OtherRevisionException;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code If-Match} of a write (RFC 9110): the versions of the dossier that the
 * caller has seen. {@code *} stands for any.
 *
 * @param tags the entity tags
 */
public record Precondition(Set<String> tags) {

	private static final Pattern FORM = Pattern.compile("\\*|\"[0-9]{1,18}\"( *, *\"[0-9]{1,18}\"){0,9}");

	public Precondition {
		tags = Set.copyOf(tags);
	}

	/**
	 * Reads the header.
	 * @param header value of the header, if it was sent
	 * @return the versions
	 * @throws MissingRevisionException when it was not
	 * @throws RefusedFieldException when it is none
	 */
	public static Precondition of(@Nullable String header) {
		if (header == null || header.isBlank()) {
			throw new MissingRevisionException();
		}
		String tags = header.strip();
		if (!FORM.matcher(tags).matches()) {
			throw new RefusedFieldException("If-Match", "etag");
		}
		return new Precondition(Arrays.stream(tags.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
	}

	void check(Dossier dossier) {
		if (!this.tags.contains("*") && !this.tags.contains(tag(dossier))) {
			throw new OtherRevisionException(Long.toString(dossier.version()));
		}
	}

	static String tag(Dossier dossier) {
		return "\"" + dossier.version() + "\"";
	}

}
