package dev.project06.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogGuardTests {

	private static final Logger logger = LoggerFactory.getLogger(LogGuardTests.class);

	@RegisterExtension
	static final org.junit.jupiter.api.extension.InvocationInterceptor failureIsWanted = new WantedFailure();

	@Test
	@AllowedLog(message = "^expected$", because = "the test logs it")
	void acceptsAWarningThatTheTestNames() {
		logger.warn("expected");
		assertThat(logger.isWarnEnabled()).isTrue();
	}

	@Test
	void seesAWarningThatNoTestNames() {
		logger.warn("unexpected");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> new LogGuard().afterEach(WantedFailure.context()))
			.withMessageContaining("WARN")
			.withMessageContaining("unexpected");
	}

}
