package dev.project06.identity.register;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class ChangedNumbersTests {

	private final Set<String> stored = new HashSet<>();

	private final AtomicInteger readings = new AtomicInteger();

	private final ChangedNumbers changed = new ChangedNumbers((sandbox) -> Mono.fromSupplier(() -> {
		this.readings.incrementAndGet();
		return Set.copyOf(this.stored);
	}));

	private VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@BeforeEach
	void stopTheTime() {
		this.time = VirtualTimeScheduler.getOrSet();
	}

	@AfterEach
	void letTheTimeRun() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void whatAnotherInstanceChangesIsSeenWithinASecond() {
		assertHolds("a", false);
		this.stored.add("a");
		assertHolds("a", false);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertHolds("a", true);
	}

	@Test
	void whatThisInstanceChangesIsSeenAtOnce() {
		assertHolds("a", false);
		this.stored.add("a");
		this.changed.forget("one");
		assertHolds("a", true);
	}

	@Test
	void manyQuestionsCostOneReading() {
		for (int i = 0; i < 1000; i++) {
			assertHolds("a" + i, false);
		}
		assertThat(this.readings).hasValue(1);
	}

	@Test
	void aboveTheLimitEveryNumberCountsAsChanged() {
		this.stored.addAll(
				IntStream.range(0, RegisterStore.MOST_KEYS).mapToObj(Integer::toString).collect(Collectors.toSet()));
		assertHolds("a", true);
		StepVerifier.create(this.changed.held("one", List.of("a", "1")))
			.expectNext(List.of("a", "1"))
			.expectComplete()
			.verify(Duration.ofMinutes(1));
	}

	private void assertHolds(String key, boolean expected) {
		StepVerifier.create(this.changed.mayHold("one", key))
			.expectNext(expected)
			.expectComplete()
			.verify(Duration.ofMinutes(1));
	}

}
