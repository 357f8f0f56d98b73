package dev.project06.identity.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link LookUpRequest} for a household.
 *
 * @param outcome what was found
 * @param differs the fields that differ; empty unless the outcome is a mismatch
 * @param remarks what to know beside; only where name and birth date agree
 * @param household the household; only for a match with a living person
 */
public record HouseholdLookUp(Confirmation.Outcome outcome, List<String> differs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks, @Nullable Family household) {

	public HouseholdLookUp {
		differs = List.copyOf(differs);
		remarks = (remarks != null) ? List.copyOf(remarks) : List.of();
	}

	/** Nothing of the people. */
	@Override
	public String toString() {
		return "HouseholdLookUp[" + this.outcome + ", differs=" + this.differs + "]";
	}

	/**
	 * A household.
	 *
	 * @param number its number
	 * @param address where it is registered
	 * @param members everybody, the head first
	 */
	public record Family(String number, Citizen.Place address, List<Citizen.Relative> members) {

		public Family {
			members = List.copyOf(members);
		}

		/** The number and how many they are. */
		@Override
		public String toString() {
			return "Family[" + this.number + ", members=" + this.members.size() + "]";
		}

	}

}
