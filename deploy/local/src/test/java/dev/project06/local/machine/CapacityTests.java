package dev.project06.local.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CapacityTests {

	private static final long GIB = 1L << 30;

	private static final Path DATA = Path.of("/data");

	@Test
	void acceptsWhatIsEnough() {
		assertThatNoException().isThrownBy(() -> new Capacity(2 * GIB, 4 * GIB).requireEnough(DATA));
	}

	@Test
	void saysHowMuchDiskIsShort() {
		assertThatExceptionOfType(UnfitMachineException.class)
			.isThrownBy(() -> new Capacity(GIB, 8 * GIB).requireEnough(DATA))
			.withMessage("Too little disk: /data has 1.0 GiB free, the suite needs 2 GiB");
	}

	@Test
	void saysHowMuchMemoryIsShort() {
		assertThatExceptionOfType(UnfitMachineException.class)
			.isThrownBy(() -> new Capacity(8 * GIB, 3 * GIB).requireEnough(DATA))
			.withMessage("Too little memory: 3.0 GiB free, the suite needs 4 GiB");
	}

	@Test
	void readsWhatLinuxCallsAvailable() {
		Stream<String> lines = Stream.of("MemTotal:       24684000 kB", "MemFree:          100 kB",
				"MemAvailable:    2048 kB");
		assertThat(Capacity.availableMemory(lines)).isEqualTo(2048 * 1024);
	}

	@Test
	void looksAtThisMachine(@TempDir Path directory) throws IOException {
		Capacity capacity = Capacity.of(directory);
		assertThat(capacity.disk()).isPositive();
		assertThat(capacity.memory()).isPositive();
	}

}
