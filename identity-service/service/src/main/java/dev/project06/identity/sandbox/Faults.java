package dev.project06.identity.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The rules of one sandbox, with how often each has been asked. Safe for use by many
 * threads.
 */
public final class Faults {

	/** Nothing fails. */
	public static final Faults NONE = new Faults(List.of());

	private final List<FaultRule> rules;

	private final AtomicLong[] asked;

	/**
	 * Begins to count.
	 * @param rules the rules; the first that strikes decides
	 */
	public Faults(List<FaultRule> rules) {
		this.rules = List.copyOf(rules);
		this.asked = rules.stream().map((rule) -> new AtomicLong()).toArray(AtomicLong[]::new);
	}

	/**
	 * The rules.
	 * @return in their order
	 */
	public List<FaultRule> rules() {
		return this.rules;
	}

	/**
	 * Whether a fault strikes now. Each question moves the draw of its rules on.
	 * @param fault the fault
	 * @param path of the call
	 * @return the rule that strikes
	 */
	public Optional<FaultRule> strike(Fault fault, String path) {
		return IntStream.range(0, this.rules.size())
			.filter((i) -> this.rules.get(i).fault() == fault && this.rules.get(i).concerns(path))
			.filter((i) -> draw(this.rules.get(i), this.asked[i].getAndIncrement()))
			.mapToObj(this.rules::get)
			.findFirst();
	}

	/** A share that is drawn for each question anew; SplitMix64 of seed and order. */
	private static boolean draw(FaultRule rule, long order) {
		long seed = (rule.seed() != null) ? rule.seed() : 0;
		long mixed = (seed * 0x9E3779B97F4A7C15L) + ((order + 1) * 0xD1342543DE82EF95L);
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		mixed ^= mixed >>> 31;
		return (mixed >>> 11) * 0x1.0p-53 < rule.shareOrAll();
	}

}
