package dev.project06.identity.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.local.store.EmbeddedStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	private static final MongoClient CLIENT = MongoClients.create(STORE.connectionString());

	private static final VerificationSettings SETTINGS = new VerificationSettings(Duration.ofHours(1),
			Duration.ofHours(2), 3, 50, 10, 100);

	private static final Asker OFFICER = new Asker("an-officer", "H26");

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

	@AfterAll
	static void close() {
		CLIENT.close();
		STORE.close();
	}

	@Test
	void aLockOutSurvivesARestart() {
		Limits before = instance();
		fail(before, "restart", 4);
		assertRefused(instance(), at("restart", NOW), "limit-of-officer-failures");
		assertOpen(instance(), at("restart", NOW.plus(Duration.ofHours(2))));
	}

	@Test
	void whatWasCountedBeforeARestartCounts() {
		fail(instance(), "counted", 2);
		fail(instance(), "counted", 2);
		assertRefused(instance(), at("counted", NOW), "limit-of-officer-failures");
	}

	@Test
	void anotherInstanceHearsOfALockOutAndOfItsEnd() {
		Limits one = instance();
		Limits other = instance();
		assertOpen(other, at("both", NOW));
		fail(one, "both", 4);
		StepVerifier.create(Mono.defer(() -> other.enter(at("both", NOW), OFFICER, Operation.CONFIRM))
			.then(Mono.error(IllegalStateException::new))
			.retryWhen(Retry.fixedDelay(600, Duration.ofMillis(50)).filter(IllegalStateException.class::isInstance)))
			.expectError(RefusedException.class)
			.verify(PATIENCE);
		StepVerifier.create(one.lift(at("both", NOW), "officer:an-officer"))
			.expectNext(true)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier
			.create(Mono.defer(() -> other.enter(at("both", NOW), OFFICER, Operation.CONFIRM))
				.retryWhen(Retry.fixedDelay(600, Duration.ofMillis(50)).filter(RefusedException.class::isInstance)))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void manyAtOnceAreAllCounted() {
		Limits limits = instance();
		Sandbox sandbox = at("many", NOW);
		StepVerifier.create(
				Flux.range(0, 50).flatMap((i) -> limits.failed(sandbox, new Asker("officer-" + i, "H26")), 50).then())
			.expectComplete()
			.verify(PATIENCE);
		assertOpen(limits, sandbox);
		fail(limits, "many", 1);
		assertRefused(limits, sandbox, "limit-of-agency-failures");
	}

	@Test
	void oneSandboxKnowsNothingOfAnother() {
		fail(instance(), "mine", 4);
		assertOpen(instance(), at("theirs", NOW));
	}

	@Test
	void confirmationsAreNotCountedAsLookUps() {
		Limits limits = instance();
		Sandbox sandbox = at("confirming", NOW);
		for (int i = 0; i < 20; i++) {
			assertOpen(limits, sandbox);
		}
		for (int i = 0; i < 10; i++) {
			StepVerifier.create(limits.enter(sandbox, OFFICER, Operation.LOOK_UP)).expectComplete().verify(PATIENCE);
		}
		StepVerifier.create(limits.enter(sandbox, OFFICER, Operation.HOUSEHOLD))
			.expectErrorSatisfies(
					(refused) -> assertThat(((RefusedException) refused).retryAfter()).isEqualTo(Duration.ofHours(2)))
			.verify(PATIENCE);
	}

	private static Limits instance() {
		return new Limits(new LimitStore(CLIENT.getDatabase("limits")), SETTINGS, new SimpleMeterRegistry());
	}

	private static Sandbox at(String name, Instant now) {
		return new Sandbox(name, null, Clock.fixed(now, ZoneOffset.UTC), Faults.NONE);
	}

	private static void fail(Limits limits, String sandbox, int times) {
		StepVerifier.create(Flux.range(0, times).concatMap((i) -> limits.failed(at(sandbox, NOW), OFFICER)).then())
			.expectComplete()
			.verify(PATIENCE);
	}

	private static void assertOpen(Limits limits, Sandbox sandbox) {
		StepVerifier.create(limits.enter(sandbox, OFFICER, Operation.CONFIRM)).expectComplete().verify(PATIENCE);
	}

	private static void assertRefused(Limits limits, Sandbox sandbox, String check) {
		StepVerifier.create(limits.enter(sandbox, OFFICER, Operation.CONFIRM))
			.expectErrorSatisfies((refused) -> assertThat(((RefusedException) refused).check()).isEqualTo(check))
			.verify(PATIENCE);
	}

}
