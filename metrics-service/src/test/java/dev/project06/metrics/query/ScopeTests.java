package dev.project06.metrics.query;

import dev.project06.metrics.cell.Slice;
import dev.project06.records.events.AgencyBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScopeTests {

	@ParameterizedTest
	@ValueSource(strings = { "nation", "block:MINISTRY", "block:LOCALITY", "agency:H29", "agency:G01.02.03",
			"procedure:1.004222", "procedure:C08_XPHCDB" })
	void isWrittenAsItIsRead(String text) {
		assertThat(Scope.of(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "'', scope", "nations, scope", "nation:, scope", ":H29, scope", "Agency:H29, scope",
			"block:ministry, block", "block:, block", "agency:, agency", "agency:X29, agency", "agency:H2, agency",
			"agency:H29., agency", "procedure:, procedure", "procedure:thủ tục, procedure" })
	void refusesWhatIsNone(String text, String check) {
		assertThatExceptionOfType(InvalidQueryException.class).isThrownBy(() -> Scope.of(text))
			.satisfies((failure) -> assertThat(failure.check()).isEqualTo(check));
	}

	@Test
	void coversAnAgencyWithEverythingUnderIt() {
		Scope scope = Scope.of("agency:H29");
		assertThat(scope.covers(agency("H29"))).isTrue();
		assertThat(scope.covers(agency("H29.01"))).isTrue();
		assertThat(scope.covers(agency("H29.01.03"))).isTrue();
		assertThat(scope.covers(agency("H290"))).isFalse();
		assertThat(scope.covers(agency("H49"))).isFalse();
		assertThat(Scope.of("agency:H29.01").covers(agency("H29"))).isFalse();
	}

	@Test
	void groupsAgenciesOneLevelBelowTheScope() {
		assertThat(group("nation", "H29.01.03")).isEqualTo("agency:H29");
		assertThat(group("block:LOCALITY", "H29")).isEqualTo("agency:H29");
		assertThat(group("agency:H29", "H29.01.03")).isEqualTo("agency:H29.01");
		assertThat(group("agency:H29", "H29")).isEqualTo("agency:H29");
		assertThat(group("agency:H29.01", "H29.01.03")).isEqualTo("agency:H29.01.03");
	}

	private static String group(String scope, String agency) {
		return Grouping.AGENCY.group(Scope.of(scope), agency(agency)).text();
	}

	private static Slice agency(String code) {
		return new Slice(AgencyBlock.LOCALITY, code, "1.004222");
	}

}
