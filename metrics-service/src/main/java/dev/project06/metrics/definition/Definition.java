package dev.project06.metrics.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import dev.project06.metrics.cell.Sums;
import org.jspecify.annotations.Nullable;

/**
 * A measure: a share of dossiers.
 *
 * @param id stable name
 * @param version raised when a figure of the same dossiers would change
 * @param name what it is called
 * @param description how it is counted
 * @param numerator which dossiers are the part
 * @param denominator which dossiers are the whole
 * @param legalSource who set the measure, and where that was read
 * @param validFrom the first day on which it held
 * @param targets what is to be reached, the first that fits counts
 */
public record Definition(String id, int version, Text name, Text description, Part numerator, Part denominator,
		String legalSource, LocalDate validFrom, List<Target> targets) {

	/** The unit of every measure. */
	public static final String UNIT = "percent";

	/** Decimals of a percentage. */
	public static final int DECIMALS = 2;

	/** How a percentage is rounded. */
	public static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

	/**
	 * One side of the division.
	 *
	 * @param text which dossiers
	 * @param count the same, of sums
	 */
	public record Part(Text text, ToLongFunction<Sums> count) {

		/**
		 * How many dossiers.
		 * @param sums of the dossiers in question
		 * @return the number
		 */
		public long of(Sums sums) {
			return this.count.applyAsLong(sums);
		}

	}

	/**
	 * The share, rounded.
	 * @param numerator the part
	 * @param denominator the whole
	 * @return the percentage, or null of nothing
	 */
	public static @Nullable BigDecimal percent(long numerator, long denominator) {
		if (denominator == 0) {
			return null;
		}
		return BigDecimal.valueOf(numerator)
			.scaleByPowerOfTen(2)
			.divide(BigDecimal.valueOf(denominator), DECIMALS, ROUNDING);
	}

	/**
	 * The target of a figure.
	 * @param reach whose figure it is
	 * @return the target, if one was set
	 */
	public Optional<Target> target(Target.Reach reach) {
		return this.targets.stream()
			.filter((target) -> target.reach() == reach || target.reach() == Target.Reach.ALL)
			.findFirst();
	}

}
