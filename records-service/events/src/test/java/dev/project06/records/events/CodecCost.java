package dev.project06.records.events;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Prints what encoding and decoding cost of processor time on this machine.
 */
final class CodecCost {

	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	private static final int ROUNDS = 200_000;

	private CodecCost() {
	}

	public static void main(String[] args) {
		List<DossierEvent> events = new ArrayList<>(SampleEvents.all().values());
		List<byte[]> encoded = events.stream().map(DossierEventCodec::encode).toList();
		System.out.printf("size %.0f bytes%n", encoded.stream().mapToInt((json) -> json.length).average().orElse(0));
		for (int i = 0; i < 4; i++) {
			System.out.printf("encode %.2f µs, decode %.2f µs%n",
					cost(events, (event) -> DossierEventCodec.encode(event).length),
					cost(encoded, (json) -> DossierEventCodec.decode(json).sequence()));
		}
	}

	private static <T> double cost(List<T> inputs, ToLongFunction<T> work) {
		long sum = 0;
		long start = CPU.getCurrentThreadCpuTime();
		for (int i = 0; i < ROUNDS; i++) {
			sum += work.applyAsLong(inputs.get(i % inputs.size()));
		}
		double micros = (CPU.getCurrentThreadCpuTime() - start) / 1000.0 / ROUNDS;
		return (sum > 0) ? micros : Double.NaN;
	}

}
