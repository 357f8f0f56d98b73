package dev.project06.identity.receipt;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one line why the service does not start without its keys.
 */
class UnreadableKeysAnalyzer extends AbstractFailureAnalyzer<UnreadableKeysException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnreadableKeysException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Put the file back, or move it away: the service then makes new keys, and receipts signed with the old ones are refused.",
				cause);
	}

}
