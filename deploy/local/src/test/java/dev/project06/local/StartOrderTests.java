package dev.project06.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Part;
import dev.project06.local.process.Readiness;
import dev.project06.local.process.Steps;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StartOrderTests {

	private final List<String> started = Collections.synchronizedList(new ArrayList<>());

	@Test
	void startsAPartAfterThoseItWaitsFor() {
		StartOrder order = new StartOrder((Unprepared) (part) -> {
			this.started.add(part.name());
			return Duration.ZERO;
		});
		order.start(List.of(new Named("records", Set.of("kafka", "store")), new Named("store", Set.of("kafka")),
				new Named("kafka", Set.of())));
		assertThat(this.started).containsExactly("kafka", "store", "records");
	}

	@Test
	void startsPartsSideBySide() {
		CountDownLatch both = new CountDownLatch(2);
		StartOrder order = new StartOrder((Unprepared) (part) -> {
			both.countDown();
			both.await();
			return Duration.ofSeconds(1);
		});
		assertThat(order.start(List.of(new Named("a", Set.of()), new Named("b", Set.of()))))
			.isEqualTo(Map.of("a", Duration.ofSeconds(1), "b", Duration.ofSeconds(1)));
	}

	@Test
	void doesNotWaitForPartsThatAreLeftOut() {
		StartOrder order = new StartOrder((Unprepared) (part) -> Duration.ZERO);
		assertThat(order.start(List.of(new Named("records", Set.of("kafka"))))).containsOnlyKeys("records");
	}

	@Test
	void givesUpTheOthersWhenOneFails() {
		CountDownLatch never = new CountDownLatch(1);
		StartOrder order = new StartOrder((Unprepared) (part) -> {
			if (part.name().equals("bad")) {
				throw new UsageException("broken");
			}
			never.await();
			return Duration.ZERO;
		});
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> order.start(List.of(new Named("slow", Set.of()), new Named("bad", Set.of()))))
			.withMessage("broken");
	}

	@Test
	void preparesWithoutWaiting() {
		CountDownLatch prepared = new CountDownLatch(2);
		StartOrder order = new StartOrder(new StartOrder.Starter() {

			@Override
			public void prepare(Part part) {
				prepared.countDown();
			}

			@Override
			public Duration start(Part part) throws InterruptedException {
				prepared.await();
				return Duration.ZERO;
			}

		});
		assertThat(order.start(List.of(new Named("kafka", Set.of()), new Named("records", Set.of("kafka")))))
			.containsOnlyKeys("kafka", "records");
	}

	/**
	 * Parts that need no preparation.
	 */
	@FunctionalInterface
	private interface Unprepared extends StartOrder.Starter {

		@Override
		default void prepare(Part part) {
		}

	}

	private record Named(String name, Set<String> after) implements Part {

		@Override
		public void prepare(Steps steps) {
		}

		@Override
		public JavaCommand command() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Readiness readiness() {
			return () -> true;
		}

	}

}
