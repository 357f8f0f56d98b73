package dev.project06.records.attachment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A file of an earlier dossier that is to be used again.
 *
 * @param dossier code of the earlier dossier
 * @param attachment identifier of its attachment
 * @param component code of the component that it is to be
 */
record Earlier(@NotBlank @Size(max = 60) String dossier, @NotBlank @Size(max = 24) String attachment,
		@NotBlank @Size(max = 40) String component) {
}
