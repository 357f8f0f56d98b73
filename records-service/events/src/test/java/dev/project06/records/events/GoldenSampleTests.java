package dev.project06.records.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in the topic is read for years: these bytes may not change in version 1.
 */
class GoldenSampleTests {

	@ParameterizedTest(name = "{0}")
	@EnumSource(DossierChange.class)
	void encodesToTheFrozenBytes(DossierChange change) throws IOException {
		byte[] encoded = DossierEventCodec.encode(SampleEvents.of(change));
		assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(golden(change));
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource(DossierChange.class)
	void decodesTheFrozenBytes(DossierChange change) throws IOException {
		byte[] frozen = golden(change).getBytes(StandardCharsets.UTF_8);
		assertThat(DossierEventCodec.decode(frozen)).isEqualTo(SampleEvents.of(change));
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource(DossierChange.class)
	void namesTheTypeOfEveryChange(DossierChange change) {
		assertThat(change.type()).isEqualTo("dev.project06.dossier." + file(change) + ".v1");
	}

	private static String golden(DossierChange change) throws IOException {
		try (InputStream in = GoldenSampleTests.class.getResourceAsStream("/golden/" + file(change) + ".json")) {
			assertThat(in).as("golden sample of %s", change).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
	}

	private static String file(DossierChange change) {
		return change.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
