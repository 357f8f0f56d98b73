package dev.project06.identity.number;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one line why the service does not start without its number key.
 */
class NumberKeyAnalyzer extends AbstractFailureAnalyzer<NumberKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NumberKeyException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Put the file back. Without it nothing that the store holds about people is found; with an empty store, move it away and a new key is made.",
				cause);
	}

}
