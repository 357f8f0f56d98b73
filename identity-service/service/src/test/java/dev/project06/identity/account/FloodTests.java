package dev.project06.identity.account;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FloodTests {

	private static final CitizenId ONE = CitizenId.of("901899000001");

	private static final CitizenId OTHER = CitizenId.of("901899000002");

	private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);

	private static final InetSocketAddress THERE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 1);

	private final Sandbox sandbox = new Sandbox("one", null, Clock.systemUTC(), Faults.NONE);

	private final Flood flood = new Flood(new AccountSettings(Duration.ofMinutes(3), 5, 5, Duration.ofMinutes(15), 10,
			Duration.ofMinutes(15), 1000, 1, 3, 5));

	@Test
	void tooManyCallsAboutOneNumberAreRefusedForThatNumberOnly() {
		for (int i = 0; i < 3; i++) {
			admit(this.sandbox, ONE, HERE);
		}
		refused(ONE, THERE, "too-many-about-number");
		admit(this.sandbox, OTHER, HERE);
		admit(new Sandbox("other", null, Clock.systemUTC(), Faults.NONE), ONE, HERE);
	}

	@Test
	void tooManyCallsFromOneAddressAreRefusedForThatAddressOnly() {
		for (int i = 0; i < 5; i++) {
			admit(this.sandbox, CitizenId.of("90189900001" + i), HERE);
		}
		refused(ONE, HERE, "too-many-from-address");
		admit(this.sandbox, ONE, THERE);
	}

	private void admit(Sandbox where, CitizenId who, InetSocketAddress peer) {
		this.flood.admit(where, who, peer).block();
	}

	private void refused(CitizenId who, InetSocketAddress peer, String check) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> admit(this.sandbox, who, peer))
			.satisfies((refusal) -> {
				assertThat(refusal.name()).isEqualTo(ProblemName.TOO_MANY_REQUESTS);
				assertThat(refusal.check()).isEqualTo(check);
			});
	}

}
