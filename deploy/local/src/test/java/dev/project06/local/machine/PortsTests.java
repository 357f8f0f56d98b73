package dev.project06.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PortsTests {

	@Test
	void keepsTheUsualNumbersOfWhatIsNotChanged() {
		Ports ports = Ports.of(Map.of(Port.GATEWAY, 18080));
		assertThat(ports.number(Port.GATEWAY)).isEqualTo(18080);
		assertThat(ports.number(Port.KEYCLOAK)).isEqualTo(8090);
	}

	@Test
	void picksAFreeNumberForEachOnce() {
		Map<Port, Integer> any = new EnumMap<>(Port.class);
		for (Port port : Port.values()) {
			any.put(port, Ports.ANY);
		}
		assertThat(Ports.of(any).numbers().values()).hasSize(Port.values().length)
			.doesNotContain(Ports.ANY)
			.doesNotHaveDuplicates();
	}

	@Test
	void namesPortAndPartAndSettingOfATakenPort() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Ports ports = Ports.of(Map.of(Port.KAFKA, taken.getLocalPort()));
			assertThatExceptionOfType(UnfitMachineException.class).isThrownBy(() -> ports.requireFree(List.of("kafka")))
				.withMessageContaining("Port " + taken.getLocalPort() + " for kafka is taken")
				.withMessageContaining("PROJECT06_PORT_KAFKA");
		}
	}

	@Test
	void caresOnlyForPortsOfPartsToStart() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Ports ports = Ports.of(Map.of(Port.KAFKA, taken.getLocalPort(), Port.STORE, Ports.ANY));
			assertThatNoException().isThrownBy(() -> ports.requireFree(List.of("store")));
		}
	}

	@Test
	void everyPortHasASettingOfItsOwn() {
		assertThat(Port.values()).extracting(Port::setting).doesNotHaveDuplicates();
		assertThat(Port.values()).extracting(Port::usual).doesNotHaveDuplicates();
	}

}
