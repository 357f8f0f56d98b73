package dev.project06.identity.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.project06.identity.account.AccountLife.Changed;
import dev.project06.identity.account.AccountLife.Decision;
import dev.project06.identity.account.AccountLife.Event;
import dev.project06.identity.account.AccountLife.Refused;
import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.RefusalReason;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.account.Step.Activate;
import dev.project06.identity.account.Step.Applicant;
import dev.project06.identity.account.Step.Apply;
import dev.project06.identity.account.Step.Approve;
import dev.project06.identity.account.Step.Card;
import dev.project06.identity.account.Step.Close;
import dev.project06.identity.account.Step.Lock;
import dev.project06.identity.account.Step.Refuse;
import dev.project06.identity.account.Step.Unlock;
import dev.project06.identity.calendar.WorkingDays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccountLifeTests {

	/** A Monday; the next day is a holiday. */
	private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

	private static final Applicant ADULT = new Applicant(30, true, Card.VALID, false);

	private final AccountLife life = new AccountLife(new WorkingDays());

	@ParameterizedTest(name = "level {0}, card {1}, card applied for {2}")
	@CsvSource({ "1, VALID, false, 2026-11-25T17:00:00Z", "2, VALID, false, 2026-11-27T17:00:00Z",
			"2, VALID, true, 2026-12-03T17:00:00Z", "2, EXPIRED, true, 2026-12-03T17:00:00Z",
			"2, NOT_ISSUED, true, 2026-12-03T17:00:00Z" })
	void theAuthorityHasItsWorkingDays(int level, Card card, boolean applied, Instant due) {
		assertThat(step(new None(null), new Apply(level, new Applicant(30, true, card, applied))))
			.isEqualTo(new Changed(new Requested(level, NOW, due), Event.REGISTERED));
	}

	@ParameterizedTest(name = "{5}")
	@CsvSource({ "1, 30, false, VALID, false, holder-deceased", "2, 5, true, VALID, false, under-six",
			"1, 30, true, LOCKED, false, card-locked", "2, 30, true, LOCKED, true, card-locked",
			"1, 30, true, EXPIRED, false, card-expired", "2, 30, true, EXPIRED, false, card-expired",
			"1, 30, true, EXPIRED, true, card-expired", "1, 30, true, NOT_ISSUED, true, card-not-issued",
			"2, 30, true, NOT_ISSUED, false, card-not-issued" })
	void whoMayHaveNoAccountHearsWhy(int level, int age, boolean alive, Card card, boolean applied, String check) {
		assertThat(step(new None(null), new Apply(level, new Applicant(age, alive, card, applied))))
			.isEqualTo(new Refused(check));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "1, 5", "1, 6", "2, 6", "2, 13", "2, 14" })
	void childrenGetOneOnRequest(int level, int age) {
		assertThat(step(new None(null), new Apply(level, new Applicant(age, true, Card.VALID, false))))
			.isInstanceOf(Changed.class);
	}

	@Test
	void whatNobodyDecidesOnIsApprovedWhenItsTimeIsOver() {
		Requested requested = new Requested(2, NOW, Instant.parse("2026-11-27T17:00:00Z"));
		assertThat(this.life.settle(requested, requested.dueAt().minusNanos(1))).isSameAs(requested);
		assertThat(this.life.settle(requested, requested.dueAt().plusSeconds(99)))
			.isEqualTo(new Approved(2, requested.dueAt(), Instant.parse("2026-12-05T17:00:00Z")));
		assertThat(this.life.settle(new Active(1, requested), requested.dueAt()))
			.isEqualTo(new Active(1, (Pending) this.life.settle(requested, requested.dueAt())));
	}

	@Test
	void anActivationComesInTimeOrNeedsANewNotice() {
		Approved approved = new Approved(2, NOW, NOW.plusSeconds(10));
		assertThat(this.life.decide(approved, new Activate(), NOW.plusSeconds(9)))
			.isEqualTo(new Changed(new Active(2, null), Event.ACTIVATED));
		assertThat(this.life.decide(approved, new Activate(), NOW.plusSeconds(10)))
			.isEqualTo(new Refused("activation-window-closed"));
		assertThat(step(approved, new Approve())).isEqualTo(new Refused("already-approved"));
		assertThat(this.life.decide(approved, new Approve(), NOW.plusSeconds(10))).isInstanceOf(Changed.class);
	}

	@Test
	void aHigherLevelLeavesTheLowerOneUsableUntilItIsActivated() {
		Changed applied = (Changed) step(new Active(1, null), new Apply(2, ADULT));
		Changed approved = (Changed) step(applied.standing(), new Approve());
		assertThat(approved.standing()).isInstanceOfSatisfying(Active.class,
				(active) -> assertThat(active.level()).isEqualTo(1));
		assertThat(step(approved.standing(), new Activate()))
			.isEqualTo(new Changed(new Active(2, null), Event.ACTIVATED));
		assertThat(step(applied.standing(), new Refuse(RefusalReason.BIOMETRICS_NOT_ALIKE)))
			.isEqualTo(new Changed(new Active(1, null), null));
	}

	@Test
	void eachRuleOfLockingIsNamed() {
		Active active = new Active(2, null);
		Locked own = new Locked(active, LockReason.OWNER);
		Locked ordered = new Locked(active, LockReason.ORDER);
		assertThat(step(active, new Lock(Party.OWNER, LockReason.OWNER))).isEqualTo(new Changed(own, Event.LOCKED));
		assertThat(step(own, new Lock(Party.AUTHORITY, LockReason.ORDER)))
			.isEqualTo(new Changed(ordered, Event.LOCKED));
		assertThat(step(ordered, new Lock(Party.OWNER, LockReason.OWNER))).isEqualTo(new Refused("already-locked"));
		assertThat(step(ordered, new Unlock(Party.OWNER, true))).isEqualTo(new Refused("locked-by-authority"));
		assertThat(step(ordered, new Close(Party.OWNER))).isEqualTo(new Refused("locked-by-authority"));
		assertThat(step(ordered, new Unlock(Party.AUTHORITY, true))).isEqualTo(new Changed(active, Event.UNLOCKED));
		assertThat(step(ordered, new Unlock(Party.AUTHORITY, false))).isEqualTo(new Refused("holder-deceased"));
		assertThat(step(new Locked(active, LockReason.DEATH), new Unlock(Party.AUTHORITY, true)))
			.isEqualTo(new Refused("holder-deceased"));
		assertThat(step(active, new Unlock(Party.OWNER, true))).isEqualTo(new Refused("not-locked"));
		assertThat(step(new None(null), new Lock(Party.AUTHORITY, LockReason.ORDER)))
			.isEqualTo(new Refused("not-activated"));
	}

	@Test
	void aClosedAccountStaysClosedButForANewApplicationOfItsOwner() {
		assertThat(step(new Closed(2, Party.OWNER), new Apply(1, ADULT))).isInstanceOf(Changed.class);
		assertThat(step(new Closed(2, Party.AUTHORITY), new Apply(1, ADULT)))
			.isEqualTo(new Refused("account-closed-by-authority"));
		for (Step step : List.of(new Activate(), new Lock(Party.AUTHORITY, LockReason.ORDER),
				new Close(Party.AUTHORITY))) {
			assertThat(step(new Closed(2, Party.OWNER), step)).isEqualTo(new Refused("account-closed"));
		}
	}

	/** Whatever happens in whatever order, each change is one that the rules know. */
	@Property(tries = 2000)
	void noSequenceOfStepsReachesWhatTheRulesForbid(@ForAll("steps") List<Tuple2<Step, Integer>> steps) {
		Standing standing = new None(null);
		Instant now = NOW;
		for (Tuple2<Step, Integer> one : steps) {
			now = now.plus(Duration.ofHours(one.get2()));
			Standing settled = this.life.settle(standing, now);
			checkSettled(standing, settled, now);
			Decision decision = this.life.decide(settled, one.get1(), now);
			if (decision instanceof Changed(Standing next, Event event)) {
				check(settled, one.get1(), next, event, now);
				settled = next;
			}
			standing = settled;
		}
	}

	private static void checkSettled(Standing before, Standing after, Instant now) {
		if (!before.equals(after)) {
			assertThat(pending(before)).isInstanceOfSatisfying(Requested.class,
					(requested) -> assertThat(requested.dueAt()).isBeforeOrEqualTo(now));
			assertThat(pending(after)).isInstanceOf(Approved.class);
			assertThat(level(after)).isEqualTo(level(before));
		}
	}

	private static void check(Standing before, Step step, Standing after, @Nullable Event event, Instant now) {
		if (level(after) > level(before)) {
			assertThat(step).isInstanceOf(Activate.class);
			assertThat(pending(before)).isInstanceOfSatisfying(Approved.class, (approved) -> {
				assertThat(approved.level()).isEqualTo(level(after));
				assertThat(approved.activateBy()).isAfter(now);
			});
		}
		if (before instanceof Locked locked && !(after instanceof Locked)) {
			assertThat(step).isInstanceOfAny(Unlock.class, Close.class);
			if (after instanceof Active) {
				assertThat(locked.reason()).isNotEqualTo(LockReason.DEATH);
				assertThat(after).isEqualTo(locked.before());
			}
			if (locked.reason() != LockReason.OWNER) {
				assertThat(step).isIn(new Unlock(Party.AUTHORITY, true), new Close(Party.AUTHORITY));
			}
		}
		if (before instanceof Closed closed) {
			assertThat(closed.by()).isEqualTo(Party.OWNER);
			assertThat(after).isInstanceOf(Requested.class);
		}
		if (after instanceof Locked) {
			assertThat(before).isInstanceOfAny(Active.class, Locked.class);
		}
		Pending pending = pending(after);
		if (pending != null) {
			assertThat(pending.level()).isGreaterThan(level(after));
		}
		assertThat(event == null).isEqualTo(step instanceof Refuse);
	}

	/** The level that can be used to log in. */
	private static int level(Standing standing) {
		return switch (standing) {
			case Active active -> active.level();
			case Locked locked -> locked.before().level();
			default -> 0;
		};
	}

	private static @Nullable Pending pending(Standing standing) {
		return switch (standing) {
			case Pending pending -> pending;
			case Active active -> active.next();
			case Locked locked -> locked.before().next();
			default -> null;
		};
	}

	@Provide
	Arbitrary<List<Tuple2<Step, Integer>>> steps() {
		Arbitrary<Applicant> applicants = Combinators.combine(Arbitraries.integers().between(0, 90),
				Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
				Arbitraries.frequency(Tuple.of(6, Card.VALID), Tuple.of(1, Card.EXPIRED), Tuple.of(1, Card.LOCKED),
						Tuple.of(1, Card.NOT_ISSUED)),
				Arbitraries.of(true, false))
			.as(Applicant::new);
		Arbitrary<Party> parties = Arbitraries.of(Party.class);
		Arbitrary<Step> steps = Arbitraries.oneOf(
				Combinators.combine(Arbitraries.of(1, 2), applicants).as((level, who) -> new Apply(level, who)),
				Arbitraries.of(new Approve(), new Activate(), new Activate()),
				Arbitraries.of(RefusalReason.class).map(Refuse::new),
				parties.flatMap((by) -> (by == Party.OWNER) ? Arbitraries.just(new Lock(by, LockReason.OWNER))
						: Arbitraries.of(LockReason.class)
							.filter((reason) -> reason != LockReason.OWNER)
							.map((reason) -> new Lock(by, reason))),
				Combinators.combine(parties, Arbitraries.of(true, true, false)).as(Unlock::new),
				parties.map(Close::new));
		return Combinators.combine(steps, Arbitraries.integers().between(0, 240)).as(Tuple::of).list().ofMaxSize(40);
	}

	private Decision step(Standing standing, Step step) {
		return this.life.decide(standing, step, NOW);
	}

}
