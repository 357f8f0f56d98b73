package dev.project06.identity.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link LookUpRequest} for the data of a person.
 *
 * @param outcome what was found
 * @param differs the fields that differ; empty unless the outcome is a mismatch
 * @param remarks what to know beside; only where name and birth date agree
 * @param citizen the data that the purpose permits; only for a match
 */
public record LookUp(Confirmation.Outcome outcome, List<String> differs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks, @Nullable Citizen citizen) {

	public LookUp {
		differs = List.copyOf(differs);
		remarks = (remarks != null) ? List.copyOf(remarks) : List.of();
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "LookUp[" + this.outcome + ", differs=" + this.differs + "]";
	}

}
