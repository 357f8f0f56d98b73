package dev.project06.identity.verification;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.RegisterQuestion;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.population.OldNumber;
import org.jspecify.annotations.Nullable;

/**
 * A question to the register, in whatever shape it came.
 *
 * @param operation what is asked
 * @param citizenId the number; {@code null} only where the old one is stated
 * @param oldNumber the number of 9 digits, in place of the other
 * @param fullName the name as it was written
 * @param birth the birth as it was stated
 * @param purpose why it is asked
 * @param requestId what the caller calls the question
 */
public record Question(Operation operation, @Nullable CitizenId citizenId, @Nullable OldNumber oldNumber,
		String fullName, Birth birth, Purpose purpose, @Nullable String requestId) {

	static Question of(Operation operation, RegisterQuestion question) {
		return new Question(operation, question.citizenId(), null, question.fullName(), Birth.of(question),
				question.purpose(), question.requestId());
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Question[" + this.operation + "]";
	}

}
