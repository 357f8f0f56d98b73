package dev.project06.identity.bulk;

import java.time.Instant;

import dev.project06.identity.api.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A bulk check.
 *
 * @param sandbox where
 * @param owner the agency that it belongs to, or the client where it has none
 * @param id what it is called among the owner's
 * @param source whose rows they are, such as the name of an operator
 * @param purpose why they are compared
 * @param createdAt when it began
 * @param completedAt when it was closed
 */
record Job(String sandbox, String owner, String id, String source, Purpose purpose, Instant createdAt,
		@Nullable Instant completedAt) {

	boolean isSameAs(Job other) {
		return this.source.equals(other.source) && this.purpose.equals(other.purpose);
	}

}
