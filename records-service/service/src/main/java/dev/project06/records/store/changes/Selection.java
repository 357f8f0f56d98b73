package dev.project06.records.store.changes;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which changes to read.
 *
 * @param agencies only what these are told, {@code null} for everything
 * @param types only these CloudEvents types, {@code null} for all
 */
public record Selection(@Nullable Set<String> agencies, @Nullable Set<String> types) {

	public Selection {
		agencies = (agencies != null) ? Set.copyOf(agencies) : null;
		types = (types != null) ? Set.copyOf(types) : null;
	}

}
