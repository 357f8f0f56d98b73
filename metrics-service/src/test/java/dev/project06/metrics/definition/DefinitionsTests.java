package dev.project06.metrics.definition;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DefinitionsTests {

	@Test
	void reproducesThePublishedRateOfHaNam() {
		assertThat(Definition.percent(115_665, 168_746)).isEqualTo(new BigDecimal("68.54"));
	}

	@Test
	void roundsHalvesUp() {
		assertThat(Definition.percent(1, 800)).isEqualTo(new BigDecimal("0.13"));
		assertThat(Definition.percent(1, 3)).isEqualTo(new BigDecimal("33.33"));
		assertThat(Definition.percent(3, 3)).isEqualTo(new BigDecimal("100.00"));
	}

	@Test
	void givesNoShareOfNothing() {
		assertThat(Definition.percent(0, 0)).isNull();
	}

	@Test
	void holdsTheTargetsOfEachBlockApart() {
		Definition online = Definitions.find("online-rate").orElseThrow();
		assertThat(online.target(Target.Reach.NATION))
			.hasValueSatisfying((target) -> assertThat(target.percent()).isEqualByComparingTo(BigDecimal.valueOf(50)));
		assertThat(online.target(Target.Reach.LOCALITY))
			.hasValueSatisfying((target) -> assertThat(target.percent()).isEqualByComparingTo(BigDecimal.valueOf(30)));
		assertThat(online.target(Target.Reach.ALL)).isEmpty();
	}

	@Test
	void namesEachMeasureOnceInBothLanguages() {
		assertThat(Definitions.all()).extracting(Definition::id).doesNotHaveDuplicates();
		assertThat(Definitions.all()).allSatisfy((definition) -> {
			assertThat(definition.name().vi()).isNotBlank();
			assertThat(definition.name().en()).isNotBlank();
			assertThat(definition.legalSource()).isNotBlank();
		});
	}

	@Test
	void knowsNoOther() {
		assertThat(Definitions.find("online")).isEmpty();
	}

}
