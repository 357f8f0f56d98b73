package dev.project06.local;

import java.nio.file.Path;
import java.util.Map;

import dev.project06.local.machine.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SuiteSettingsTests {

	@Test
	void keepsDataBesideTheLauncherByDefault() {
		SuiteSettings settings = SuiteSettings.of(Map.of());
		assertThat(settings.data()).isEqualTo(settings.root().resolve("deploy/local/.data"));
		assertThat(settings.skipped()).isEmpty();
	}

	@Test
	void readsDataDirectoryAndPortsAndPartsToSkip() {
		SuiteSettings settings = SuiteSettings.of(Map.of("PROJECT06_DATA", "/somewhere", "PROJECT06_PORT_GATEWAY",
				"18080", "PROJECT06_SKIP", "store, gateway", "PROJECT06_JAVA_OPTIONS", " -Xmx1g  -ea "));
		assertThat(settings.data()).isEqualTo(Path.of("/somewhere"));
		assertThat(settings.ports()).isEqualTo(Map.of(Port.GATEWAY, 18080));
		assertThat(settings.skipped()).containsExactlyInAnyOrder("store", "gateway");
		assertThat(settings.java().options()).containsExactly("-Xmx1g", "-ea");
	}

	@Test
	void refusesWhatIsNoPort() {
		for (String value : new String[] { "http", "-1", "65536", "8080.0" }) {
			assertThatExceptionOfType(UsageException.class)
				.isThrownBy(() -> SuiteSettings.of(Map.of("PROJECT06_PORT_KAFKA", value)))
				.withMessage("PROJECT06_PORT_KAFKA=" + value + " is no port: give a number from 0 to 65535");
		}
	}

	@Test
	void refusesToSkipWhatIsNoPart() {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> SuiteSettings.of(Map.of("PROJECT06_SKIP", "kafak")))
			.withMessageContaining("PROJECT06_SKIP=kafak names no part")
			.withMessageContaining("gateway, identity-service, kafka");
	}

	@Test
	void takesFreePortsForATest(@TempDir Path data) {
		assertThat(SuiteSettings.temporary(data).ports()).hasSize(Port.values().length).containsValue(0);
	}

}
