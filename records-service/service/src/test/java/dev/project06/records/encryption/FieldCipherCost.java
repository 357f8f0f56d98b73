package dev.project06.records.encryption;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import dev.project06.identity.api.CitizenId;

/**
 * Prints what sealing and opening cost of processor time on this machine.
 */
final class FieldCipherCost {

	private static final int ROUNDS = 50_000;

	private FieldCipherCost() {
	}

	public static void main(String[] args) throws IOException {
		Path dataDir = Files.createTempDirectory("field-cipher-cost");
		Keysets keysets = Keyring.open(dataDir, Clock.systemUTC(), Duration.ofHours(1)).current();
		Files.delete(dataDir.resolve("records-keysets.json"));
		Files.delete(dataDir);
		FieldCipher cipher = keysets.fieldCipher();
		CitizenId citizen = CitizenId.of("979203001234");
		WrappedKey key = cipher.newKey(keysets.blindIndex().of(citizen));
		SealedPin pin = cipher.seal(key, citizen, "H29-261122-0001");
		System.out.printf("wrapped key %d characters, sealed number %d%n", key.sealed().length(),
				pin.sealed().length());
		for (int i = 0; i < 4; i++) {
			System.out.printf("blind index %.1f µs, new key %.1f µs, seal %.1f µs, open %.1f µs%n",
					cost(() -> keysets.blindIndex().of(citizen)), cost(() -> cipher.newKey(key.person())),
					cost(() -> cipher.seal(key, citizen, "H29-261122-0001")),
					cost(() -> cipher.open(key, pin, "H29-261122-0001")));
		}
	}

	private static double cost(Supplier<Object> work) {
		int hash = 0;
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int i = 0; i < ROUNDS; i++) {
			hash += work.get().hashCode();
		}
		long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
		return (hash != 0) ? nanos / 1000.0 / ROUNDS : 0;
	}

}
