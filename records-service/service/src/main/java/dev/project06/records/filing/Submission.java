package dev.project06.records.filing;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Acting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen sends to file a dossier online.
 *
 * @param procedure code of the procedure
 * @param agency code of the agency
 * @param acting in what capacity the citizen files for another, if so
 * @param note a remark
 */
record Submission(@NotBlank @Size(max = 40) String procedure, @NotNull AgencyCode agency,
		@Nullable @Valid ForAnother acting, @Nullable @Size(max = 1000) String note) {

	@Nullable Acting onBehalf() {
		return (this.acting != null) ? new Acting(this.acting.capacity(), this.acting.basis()) : null;
	}

	/** Nothing that the citizen wrote. */
	@Override
	public String toString() {
		return "Submission[]";
	}

	/**
	 * A citizen files for another.
	 *
	 * @param capacity in what capacity
	 * @param basis the paper that it rests on
	 */
	record ForAnother(Acting.@NotNull Capacity capacity, @NotBlank @Size(max = 300) String basis) {

		/** Nothing that the citizen wrote. */
		@Override
		public String toString() {
			return "ForAnother[]";
		}

	}

}
