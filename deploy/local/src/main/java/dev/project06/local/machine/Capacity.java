package dev.project06.local.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the machine has left.
 *
 * @param disk free bytes where the data lie
 * @param memory bytes that programs can still take
 */
public record Capacity(long disk, long memory) {

	private static final long GIB = 1L << 30;

	private static final long DISK_NEEDED = 2 * GIB;

	private static final long MEMORY_NEEDED = 4 * GIB;

	private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");

	/**
	 * Looks at this machine.
	 * @param data a directory on the disk in question
	 * @return what is left
	 * @throws IOException when the disk cannot be asked
	 */
	public static Capacity of(Path data) throws IOException {
		return new Capacity(Files.getFileStore(data).getUsableSpace(), availableMemory());
	}

	/**
	 * Refuses when too little is left.
	 * @param data where the data lie, named in the refusal
	 * @throws UnfitMachineException naming what is short
	 */
	public void requireEnough(Path data) {
		if (this.disk < DISK_NEEDED) {
			throw new UnfitMachineException("Too little disk: %s has %.1f GiB free, the suite needs %d GiB"
				.formatted(data, (double) this.disk / GIB, DISK_NEEDED / GIB));
		}
		if (this.memory < MEMORY_NEEDED) {
			throw new UnfitMachineException("Too little memory: %.1f GiB free, the suite needs %d GiB"
				.formatted((double) this.memory / GIB, MEMORY_NEEDED / GIB));
		}
	}

	private static long availableMemory() throws IOException {
		if (Files.isReadable(LINUX_MEMORY)) {
			try (Stream<String> lines = Files.lines(LINUX_MEMORY)) {
				return availableMemory(lines);
			}
		}
		// Elsewhere "free" leaves out what the system would give back: count all of it
		return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getTotalMemorySize();
	}

	static long availableMemory(Stream<String> lines) {
		return lines.filter((line) -> line.startsWith("MemAvailable:"))
			.map((line) -> line.replaceAll("\\D", ""))
			.mapToLong(Long::parseLong)
			.map((kibibytes) -> kibibytes << 10)
			.findFirst()
			.orElse(Long.MAX_VALUE);
	}

}
