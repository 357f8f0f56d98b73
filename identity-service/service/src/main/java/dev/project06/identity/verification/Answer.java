package dev.project06.identity.verification;

import java.util.List;

import dev.project06.identity.api.Citizen;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Confirmation.Outcome;
import dev.project06.identity.api.HouseholdLookUp.Family;
import dev.project06.identity.api.Remark;
import org.jspecify.annotations.Nullable;

/**
 * What the register answers.
 *
 * @param verdict whether number, name and birth agree
 * @param citizenId the number that was asked after, also where the old one was stated
 * @param citizen the data that may be given out; only for a look up that matched
 * @param household the household; only for a household that matched
 */
public record Answer(Verdict verdict, @Nullable CitizenId citizenId, @Nullable Citizen citizen,
		@Nullable Family household) {

	/**
	 * The verdict as callers see it.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return switch (this.verdict) {
			case Verdict.Match _ -> Outcome.MATCH;
			case Verdict.Mismatch _ -> Outcome.MISMATCH;
			case Verdict.Unknown _ -> Outcome.UNKNOWN;
		};
	}

	List<String> differs() {
		return (this.verdict instanceof Verdict.Mismatch mismatch) ? mismatch.differs() : List.of();
	}

	List<Remark> remarks() {
		return switch (this.verdict) {
			case Verdict.Match match -> match.remarks();
			case Verdict.Mismatch mismatch -> mismatch.remarks();
			case Verdict.Unknown _ -> List.of();
		};
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Answer[" + outcome() + "]";
	}

}
