package dev.project06.gateway.door;

import java.net.URI;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/records/v1/dossiers",
			"/api/metrics/v1/rates/online?scope=block:MINISTRY&period=2026-Q4",
			"/api/records/v1/dossiers/H40.01-241122-0001", "/a?b=%C4%90%E1%BB%81", "/a/.well/..x", "/a/" })
	void admitsPlainTargets(String target) {
		assertThat(RequestRules.target(target)).isNull();
	}

	@Property
	void admitsOnlyWhatEveryParserReadsAlike(@ForAll @StringLength(max = 30) String tail) {
		String target = '/' + tail;
		if (RequestRules.target(target) == null) {
			URI read = URI.create(target.equals("/") ? target : "http://h" + target);
			assertThat(read.normalize().getRawPath()).isEqualTo(read.getRawPath()).isEqualTo(read.getPath());
			assertThat(read.getRawFragment()).isNull();
		}
	}

}
