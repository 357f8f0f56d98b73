package dev.project06.records.webhook.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.DossierChange;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointRulesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

	private static final Duration PATIENCE = Duration.ofDays(10);

	private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(5), Duration.ofHours(12));

	private static final Subscription ALL = new Subscription(URI.create("https://hooks.gov.vn/"), Set.of(), null);

	private final Endpoint pending = Endpoint.register("wh_1", new AgencyCode("H26"), ALL,
			new SigningSecret("first", NOW, null), 7, NOW);

	private final Endpoint active = this.pending.validate(ALL, NOW);

	/**
	 * Whatever fails and for how long: of a dossier the next is never tried before the
	 * one before was taken, and in the end all are.
	 */
	@Property(tries = 200)
	void eachDossierGoesInItsOrderAndNothingIsLeft(@ForAll Random random) {
		Map<String, Delivery> open = new HashMap<>();
		int position = 0;
		for (int dossier = 0; dossier < 1 + random.nextInt(6); dossier++) {
			for (int sequence = 1; sequence <= 1 + random.nextInt(6); sequence++) {
				Delivery one = delivery("d" + dossier, sequence, ++position, false);
				open.put(one.id(), one);
			}
		}
		Map<String, Long> taken = new HashMap<>();
		Map<String, Delivery> onTheWay = new HashMap<>();
		Instant now = NOW;
		int left = open.size();
		while (left > 0) {
			int most = random.nextInt(4);
			List<Delivery> ready = Heads.of(open.values()).ready(onTheWay.keySet(), now, most);
			assertThat(ready).hasSizeLessThanOrEqualTo(most)
				.extracting(Delivery::dossier)
				.doesNotHaveDuplicates()
				.noneMatch(onTheWay::containsKey);
			ready.forEach((one) -> onTheWay.put(one.dossier(), one));
			for (Delivery one : new ArrayList<>(onTheWay.values())) {
				if (random.nextBoolean()) {
					onTheWay.remove(one.dossier());
					if (random.nextInt(3) > 0) {
						assertThat(one.sequence()).isEqualTo(taken.merge(one.dossier(), 1L, Long::sum));
						open.remove(one.id());
						left--;
					}
					else {
						Duration pause = BACK_OFF.after(one.attempts() + 1, random.nextDouble(), null);
						open.put(one.id(), one.attempted(new Attempt(now, 500, "status-500", 1), Delivery.State.OPEN,
								now.plus(pause)));
					}
				}
			}
			now = now.plusSeconds(random.nextInt(100_000));
		}
		assertThat(open).isEmpty();
	}

	@Example
	void whatCameEarlyWaitsAndOthersGoOn() {
		Delivery early = delivery("d1", 5, 10, true);
		Delivery other = delivery("d2", 1, 11, false);
		assertThat(Heads.of(List.of(early, other)).ready(Set.of(), NOW, 9)).containsExactly(other);
		assertThat(Heads.of(List.of(early, other)).early()).containsExactly(early);
		Delivery missing = delivery("d1", 4, 12, false);
		assertThat(Heads.of(List.of(early, other, missing)).ready(Set.of(), NOW, 9)).containsExactly(other, missing);
	}

	@Property
	void pausesGrowUpToTheLongestAndAtLeastHalfOfThemIsKept(@ForAll @IntRange(min = 1, max = 1000) int failures,
			@ForAll @DoubleRange(max = 1) double random) {
		Duration pause = BACK_OFF.after(failures, random, null);
		assertThat(pause).isBetween(Duration.ofMillis(2500), Duration.ofHours(12));
		assertThat(BACK_OFF.after(failures + 1, 0, null)).isGreaterThanOrEqualTo(BACK_OFF.after(failures, 0, null));
		assertThat(BACK_OFF.after(failures, 1, null)).isEqualTo(BACK_OFF.after(failures, 0, null).multipliedBy(2));
		assertThat(BACK_OFF.after(failures, random, Duration.ofHours(3))).isGreaterThanOrEqualTo(Duration.ofHours(3));
		assertThat(BACK_OFF.after(failures, random, Duration.ofDays(300))).isEqualTo(Duration.ofHours(12));
		assertThat(BACK_OFF.after(failures, random, Duration.ofDays(-3))).isEqualTo(pause);
	}

	@Example
	void anEndpointIsDisabledWhenItHasTakenNothingForTooLong() {
		Endpoint failing = this.active.fail("connect", NOW.plusSeconds(5), NOW, PATIENCE);
		assertThat(failing.state()).isEqualTo(Endpoint.State.ACTIVE);
		assertThat(failing.isAway()).isTrue();
		assertThat(failing.isPaused(NOW.plusSeconds(4))).isTrue();
		assertThat(failing.isPaused(NOW.plusSeconds(5))).isFalse();
		Instant late = NOW.plus(PATIENCE);
		assertThat(failing.fail("status-500", null, late.minusMillis(1), PATIENCE).state())
			.isEqualTo(Endpoint.State.ACTIVE);
		Endpoint disabled = failing.fail("status-500", null, late, PATIENCE);
		assertThat(disabled.state()).isEqualTo(Endpoint.State.DISABLED);
		assertThat(disabled.reason()).isEqualTo("failing");
		assertThat(disabled.progress()).isEqualTo(this.active.progress());
		assertThat(disabled.enable().state()).isEqualTo(Endpoint.State.ACTIVE);
		assertThat(disabled.enable().trouble()).isNull();
		assertThat(failing.recover().fail("status-500", null, late, PATIENCE).state()).isEqualTo(Endpoint.State.ACTIVE);
		assertThat(this.pending.fail("connect", NOW, NOW, PATIENCE).fail("connect", late, late, PATIENCE).reason())
			.isEqualTo("not-validated");
	}

	@Example
	void anotherAddressHasToAgreeFirst() {
		Subscription elsewhere = new Subscription(URI.create("https://other.gov.vn/"), Set.of(), null);
		Subscription less = new Subscription(ALL.url(), Set.of(DossierChange.FINISHED), "x");
		assertThat(this.active.subscribe(less).state()).isEqualTo(Endpoint.State.ACTIVE);
		Endpoint moved = this.active.subscribe(elsewhere);
		assertThat(moved.state()).isEqualTo(Endpoint.State.PENDING);
		assertThat(moved.validatedAt()).isNull();
		assertThat(moved.validate(ALL, NOW)).as("the agreement of the other address").isEqualTo(moved);
		assertThat(moved.validate(elsewhere, NOW).state()).isEqualTo(Endpoint.State.ACTIVE);
		assertThat(this.active.disable("gone").subscribe(elsewhere).enable().state()).isEqualTo(Endpoint.State.PENDING);
	}

	@Example
	void secretsOverlapAndTheOldestEnds() {
		Duration day = Duration.ofDays(1);
		Endpoint rotated = this.active.rotate(new SigningSecret("second", NOW.plusSeconds(1), null), day);
		assertThat(rotated.secrets()).extracting(SigningSecret::sealed).containsExactly("second", "first");
		SigningSecret first = rotated.secrets().getLast();
		assertThat(first.isValid(NOW.plusSeconds(1).plus(day).minusMillis(1))).isTrue();
		assertThat(first.isValid(NOW.plusSeconds(1).plus(day))).isFalse();
		Endpoint again = rotated.rotate(new SigningSecret("third", NOW.plusSeconds(2), null), day)
			.rotate(new SigningSecret("fourth", NOW.plusSeconds(3), null), day);
		assertThat(again.secrets()).extracting(SigningSecret::sealed).containsExactly("fourth", "third", "second");
		assertThat(rotated.rotate(new SigningSecret("late", NOW.plus(day).plusSeconds(9), null), day).secrets())
			.extracting(SigningSecret::sealed)
			.containsExactly("late", "second");
	}

	@Example
	void aReplayBringsAgainWhatLiesBehindItsPlace() {
		Endpoint planned = this.active.plan(this.active.progress(), 20);
		Endpoint replayed = planned.replay(15);
		assertThat(replayed.progress().planned()).isEqualTo(15);
		assertThat(replayed.wants(delivery("d", 1, 15, false))).isTrue();
		assertThat(replayed.wants(delivery("d", 2, 16, false))).isFalse();
		assertThat(replayed.plan(planned.progress(), 30)).as("decided before the replay").isEqualTo(replayed);
		assertThat(this.active.subscribe(new Subscription(ALL.url(), Set.of(DossierChange.FINISHED), null))
			.wants(delivery("d", 1, 8, false))).isFalse();
	}

	@Example
	void theLogOfADeliveryKeepsTheLatestTries() {
		Delivery delivery = delivery("d", 1, 1, false);
		for (int i = 1; i <= 25; i++) {
			delivery = delivery.attempted(new Attempt(NOW.plusSeconds(i), null, "timeout", i), Delivery.State.OPEN,
					NOW);
		}
		assertThat(delivery.attempts()).isEqualTo(25);
		assertThat(delivery.log()).hasSize(20).extracting(Attempt::millis).endsWith(24L, 25L);
		assertThat(new HashSet<>(delivery.log())).hasSize(20);
	}

	private static Delivery delivery(String dossier, long sequence, long position, boolean early) {
		return new Delivery("wh_1", 0, position, dossier, sequence, DossierChange.PROCESSED.type(), early,
				Delivery.State.OPEN, NOW, 0, List.of());
	}

}
