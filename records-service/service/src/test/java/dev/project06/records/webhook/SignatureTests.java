package dev.project06.records.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureTests {

	/** The example of the specification. */
	@Test
	void signsAsTheSpecificationDoes() {
		String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
		byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
		assertThat(Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, List.of(secret)))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void signsOnceWithEachSecret() {
		String one = Signature.of("msg_1", 1, new byte[0], List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
		String other = Signature.of("msg_1", 1, new byte[0], List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx"));
		assertThat(Signature.of("msg_1", 1, new byte[0],
				List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx")))
			.isEqualTo(one + ' ' + other);
	}

}
