package dev.project06.records.portal;

import org.jspecify.annotations.Nullable;

/**
 * A call, or one dossier of it, is answered with an error.
 */
final class PortalException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final PortalError error;

	private final @Nullable String field;

	private final @Nullable String check;

	PortalException(PortalError error) {
		this(error, null, null);
	}

	PortalException(PortalError error, @Nullable String field, @Nullable String check) {
		super(error.name());
		this.error = error;
		this.field = field;
		this.check = check;
	}

	PortalAnswer answer(@Nullable String dossier) {
		return PortalAnswer.of(this.error, dossier, this.field, this.check);
	}

}
