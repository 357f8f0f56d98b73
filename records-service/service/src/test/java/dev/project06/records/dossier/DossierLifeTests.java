package dev.project06.records.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.project06.identity.api.Receipt;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.Fees;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.events.Suspension;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DossierLifeTests {

	private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

	private static final AgencyCode OTHER = new AgencyCode("G01");

	/**
	 * Written down here a second time, from the portal's states and not from the code.
	 */
	private static final Map<DossierState, Set<DossierState>> PORTAL = Map.of(
			DossierState.SUBMITTED, EnumSet.of(DossierState.RECEIVED, DossierState.REFUSED, DossierState.WITHDRAWN),
			DossierState.RECEIVED, EnumSet.of(DossierState.PROCESSING, DossierState.SUPPLEMENT_REQUESTED,
					DossierState.PAYMENT_REQUESTED, DossierState.FINISHED, DossierState.WITHDRAWN),
			DossierState.PROCESSING,
			EnumSet.of(DossierState.SUPPLEMENT_REQUESTED, DossierState.PAYMENT_REQUESTED, DossierState.FINISHED,
					DossierState.STOPPED, DossierState.WITHDRAWN),
			DossierState.SUPPLEMENT_REQUESTED,
			EnumSet.of(DossierState.PROCESSING, DossierState.STOPPED, DossierState.WITHDRAWN),
			DossierState.PAYMENT_REQUESTED,
			EnumSet.of(DossierState.PROCESSING, DossierState.STOPPED, DossierState.WITHDRAWN), DossierState.FINISHED,
			EnumSet.of(DossierState.RETURNED));

	@Property
	void noSequenceOfMovesLeadsWhereThePortalHasNoWay(@ForAll("lives") Life life) {
		List<DossierEvent> events = life.events();
		for (int i = 1; i < events.size(); i++) {
			DossierState before = events.get(i - 1).state();
			DossierState after = events.get(i).state();
			assertThat(after == before || PORTAL.getOrDefault(before, Set.of()).contains(after))
				.as(before + " to " + after)
				.isTrue();
		}
	}

	@Property
	void eventsAreNumberedWithoutGapsAndCanBeRead(@ForAll("lives") Life life) {
		List<DossierEvent> events = life.events();
		for (int i = 0; i < events.size(); i++) {
			assertThat(events.get(i).sequence()).isEqualTo(i + 1);
			assertThat(DossierEventCodec.decode(DossierEventCodec.encode(events.get(i)))).isEqualTo(events.get(i));
		}
	}

	@Property
	void timesAreThereWhenTheStateSaysSo(@ForAll("lives") Life life) {
		for (DossierEvent event : life.events()) {
			DossierState state = event.state();
			boolean ended = PORTAL.getOrDefault(state, Set.of()).isEmpty() || state.isSettled();
			assertThat(event.finishedAt() != null).isEqualTo(ended);
			assertThat(event.returnedAt() != null).isEqualTo(state == DossierState.RETURNED);
			assertThat(event.dueDate() != null).isEqualTo(event.receivedAt() != null);
			boolean received = !EnumSet.of(DossierState.SUBMITTED, DossierState.REFUSED, DossierState.WITHDRAWN)
				.contains(state);
			assertThat(event.receivedAt() != null || !received).isTrue();
		}
	}

	@Property
	void theTimeStandsStillExactlyWhileTheCitizenIsWaitedFor(@ForAll("lives") Life life) {
		for (Outcome.Changed change : life.changes()) {
			Dossier dossier = change.dossier();
			boolean waiting = dossier.state() == DossierState.SUPPLEMENT_REQUESTED
					|| dossier.state() == DossierState.PAYMENT_REQUESTED;
			assertThat(dossier.course().suspendedAt() != null).isEqualTo(waiting);
			assertThat(dossier.course().supplements().stream().filter((one) -> one.completedAt() == null).count())
				.isLessThanOrEqualTo(1);
			assertThat(dossier.course().charges().stream().filter(Charge::isOpen).count()).isLessThanOrEqualTo(1);
		}
	}

	@Property
	void everyEventTellsHowLongTheTimeStoodStill(@ForAll("lives") Life life) {
		Instant since = null;
		long millis = 0;
		for (DossierEvent event : life.events()) {
			boolean waiting = event.state() == DossierState.SUPPLEMENT_REQUESTED
					|| event.state() == DossierState.PAYMENT_REQUESTED;
			if (since != null && !waiting) {
				millis += Duration.between(since, event.changedAt()).toMillis();
				since = null;
			}
			else if (since == null && waiting) {
				since = event.changedAt();
			}
			assertThat(event.suspension()).isEqualTo(new Suspension(since, millis / 1000));
		}
	}

	@Property
	void everyEventTellsWhatWasAskedForAndPaid(@ForAll("lives") Life life) {
		for (Outcome.Changed change : life.changes()) {
			Fees fees = change.event().fees();
			List<Charge> charges = change.dossier().course().charges();
			assertThat(fees.asked()).isEqualTo(charges.stream().mapToLong(Charge::amount).sum());
			List<Payment> paid = charges.stream()
				.flatMap((charge) -> charge.attempts().stream())
				.filter((attempt) -> attempt.status() == Payment.Status.PAID)
				.toList();
			assertThat(fees.paid() > 0).isEqualTo(!paid.isEmpty());
			assertThat(fees.online()).isEqualTo(paid.stream().anyMatch((attempt) -> attempt.means().isOnline()));
		}
	}

	@Property
	void theAppointmentOnlyMovesLaterAndIsPutOffOnce(@ForAll("lives") Life life) {
		LocalDate before = LocalDate.MIN;
		int extensions = 0;
		for (Outcome.Changed change : life.changes()) {
			LocalDate due = change.dossier().dueDate();
			assertThat(due == null || !due.isBefore(before)).isTrue();
			before = (due != null) ? due : before;
			extensions += (change.change() == DossierChange.EXTENDED) ? 1 : 0;
		}
		assertThat(extensions).isLessThanOrEqualTo(1);
	}

	@Property
	void aDossierEndsWithTheAgencyThatItWasFiledWith(@ForAll("lives") Life life) {
		for (Outcome.Changed change : life.changes()) {
			Dossier dossier = change.dossier();
			assertThat(dossier.agencies()).contains(dossier.filing().agency(), dossier.inCharge())
				.doesNotHaveDuplicates();
			if (change.change() == DossierChange.FINISHED || dossier.finishedAt() != null) {
				assertThat(dossier.inCharge()).isEqualTo(dossier.filing().agency());
			}
		}
	}

	@Property
	void noLinkIsEverForgotten(@ForAll("lives") Life life) {
		List<PastLink> before = List.of();
		for (Outcome.Changed change : life.changes()) {
			List<PastLink> past = change.dossier().links().past();
			assertThat(past.subList(0, before.size())).isEqualTo(before);
			before = past;
		}
	}

	@Property
	void aRefusalSaysWhatWouldBeAllowedAndChangesNothing(@ForAll("lives") Life life) {
		Dossier dossier = life.last();
		for (Move move : Move.values()) {
			switch (dossier.move(move, Life.DETAILS, START, FixedTerms.DUE)) {
				case Outcome.Refused(DossierState from, Move attempted, Set<Move> allowed) -> {
					assertThat(from).isEqualTo(dossier.state());
					assertThat(attempted).isEqualTo(move);
					assertThat(allowed).doesNotContain(move)
						.allSatisfy((other) -> assertThat(dossier.move(other, Life.DETAILS, START, FixedTerms.DUE))
							.isNotInstanceOf(Outcome.Refused.class));
				}
				case Outcome.Changed changed ->
					assertThat(changed.dossier().version()).isEqualTo(dossier.version() + 1);
				case Outcome.Denied(String check) -> assertThat(check).isIn("handed-over", "not-handed-over",
						"hand-over-circle", "hand-overs-exhausted", "extended-before", "not-later");
				case Outcome.LinkStands standing -> assertThat(move).as("no move touches the link").isNull();
			}
		}
	}

	@Property
	void aVerifiedLinkStands(@ForAll("lives") Life life) {
		List<LinkState> links = life.events().stream().map(DossierEvent::link).toList();
		int verified = links.indexOf(LinkState.VERIFIED);
		assertThat(verified < 0 || links.subList(verified, links.size()).stream().allMatch(LinkState.VERIFIED::equals))
			.isTrue();
		assertThat(life.events())
			.allSatisfy((event) -> assertThat(event.holder() != null).isEqualTo(event.link() == LinkState.VERIFIED));
	}

	@Example
	void theSameLinkAgainIsNoChange() {
		Dossier dossier = new Life(Channel.ONLINE, List.of()).last();
		assertThat(dossier.relink(Role.HOLDER, new Link.Pending(), START)).isInstanceOf(Outcome.LinkStands.class);
	}

	@Example
	void aReplacedNumberReplacesEveryLinkToItAndTheOldOnesStayReadable() {
		Dossier dossier = new Life(Channel.ONLINE, List.of("link", "child")).last();
		Outcome.Changed renumbered = (Outcome.Changed) dossier.renumber("person", Life::renewed, START);
		assertThat(renumbered.change()).isEqualTo(DossierChange.LINKED);
		assertThat(renumbered.event().holder()).isEqualTo("new pseudonym");
		Links links = renumbered.dossier().links();
		assertThat(links.current()).hasSize(2)
			.allSatisfy((role, link) -> assertThat(((Link.Verified) link).holder().person()).isEqualTo("new person"));
		assertThat(links.past()).filteredOn(PastLink::superseded)
			.extracting(PastLink::role, PastLink::link)
			.containsExactlyInAnyOrder(tuple(Role.HOLDER, Life.VERIFIED), tuple(Role.CHILD, Life.VERIFIED));
		assertThat(renumbered.dossier().renumber("person", Life::renewed, START))
			.isInstanceOf(Outcome.LinkStands.class);
	}

	@Provide
	Arbitrary<Life> lives() {
		Arbitrary<Object> step = Arbitraries.oneOf(Arbitraries.of(Move.class),
				Arbitraries.of("link", "unlink", "child", "pay", "fail", "refund"));
		return Arbitraries.of(Channel.class)
			.flatMap((channel) -> step.list().ofMaxSize(20).map((steps) -> new Life(channel, steps)));
	}

	/**
	 * What is attempted with a dossier, one thing after the other.
	 */
	record Life(Channel channel, List<Object> attempts) {

		private static final Link.Verified VERIFIED = new Link.Verified("receipt", Receipt.Method.CONFIRMATION, 0, 0,
				"officer", START, new Holder("person", "pseudonym", "sealed"));

		private static final Details DETAILS = new Details("vì", List.of("TP-1"), 20_000L, LocalDate.of(2026, 12, 20),
				OTHER);

		List<DossierEvent> events() {
			return changes().stream().map(Outcome.Changed::event).toList();
		}

		Dossier last() {
			return changes().getLast().dossier();
		}

		private List<Outcome.Changed> changes() {
			DossierCode code = new DossierCode("H26-261122-0001");
			Applicant applicant = (this.channel == Channel.ONLINE) ? new Applicant("subject", 2, 3) : null;
			Filing filing = new Filing("1.004222", ServiceLevel.FULL, true, new AgencyCode("H26"), AgencyBlock.LOCALITY,
					this.channel, applicant, null, null, START);
			List<Outcome.Changed> changes = new ArrayList<>();
			changes.add((this.channel == Channel.ONLINE) ? Dossier.submit(code, filing, Links.of(new Link.Pending()))
					: Dossier.intake(code, filing, Links.of(new Link.Unlinked()), FixedTerms.DUE));
			for (Object attempt : this.attempts) {
				Instant at = START.plusSeconds(changes.size());
				if (attempt(changes.getLast().dossier(), attempt, at) instanceof Outcome.Changed changed) {
					changes.add(changed);
				}
			}
			return changes;
		}

		private static Outcome attempt(Dossier dossier, Object attempt, Instant at) {
			if (attempt instanceof Move move) {
				return dossier.move(move, DETAILS, at, FixedTerms.DUE);
			}
			return switch ((String) attempt) {
				case "link" -> dossier.relink(Role.HOLDER, VERIFIED, at);
				case "child" -> dossier.relink(Role.CHILD, VERIFIED, at);
				case "pay" -> dossier.pay(Payment.made("key", "digest", Payment.Means.PORTAL, at), at, FixedTerms.DUE);
				case "fail" -> dossier.pay(Payment.failed("key", "digest", Payment.Means.PORTAL, at, "account-closed"),
						at, FixedTerms.DUE);
				case "refund" -> dossier.refund(1, "vì", at);
				default -> dossier.relink(Role.HOLDER, new Link.Unlinked(), at);
			};
		}

		private static Link.Verified renewed(Link.Verified old) {
			return new Link.Verified(old.receipt(), old.method(), old.accountLevel(), old.level(), old.verifiedBy(),
					old.at(), new Holder("new person", "new pseudonym", "sealed again"));
		}

	}

}
