package dev.project06.records.dossier;

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
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class DossierLifeTests {

	private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

	private static final LocalDate DUE = LocalDate.parse("2026-12-01");

	private static final Set<DossierState> UNREACHABLE = EnumSet.of(DossierState.SUPPLEMENT_REQUESTED,
			DossierState.PAYMENT_REQUESTED);

	/**
	 * Written down here a second time, from the portal's states and not from the code.
	 */
	private static final Map<DossierState, Set<DossierState>> PORTAL = Map.of(DossierState.SUBMITTED,
			EnumSet.of(DossierState.RECEIVED, DossierState.REFUSED, DossierState.WITHDRAWN), DossierState.RECEIVED,
			EnumSet.of(DossierState.PROCESSING, DossierState.FINISHED, DossierState.WITHDRAWN), DossierState.PROCESSING,
			EnumSet.of(DossierState.FINISHED, DossierState.STOPPED, DossierState.WITHDRAWN), DossierState.FINISHED,
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
		assertThat(events).extracting(DossierEvent::state).doesNotContainAnyElementsOf(UNREACHABLE);
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
			boolean received = EnumSet
				.of(DossierState.RECEIVED, DossierState.PROCESSING, DossierState.FINISHED, DossierState.RETURNED,
						DossierState.STOPPED)
				.contains(state);
			assertThat(event.receivedAt() != null || !received).isTrue();
		}
	}

	@Property
	void aRefusalSaysWhatWouldBeAllowedAndChangesNothing(@ForAll("lives") Life life) {
		Dossier dossier = life.last();
		for (Move move : Move.values()) {
			switch (dossier.move(move, START, (at) -> DUE)) {
				case Outcome.Refused(DossierState from, Move attempted, Set<Move> allowed) -> {
					assertThat(from).isEqualTo(dossier.state());
					assertThat(attempted).isEqualTo(move);
					assertThat(allowed).doesNotContain(move)
						.allSatisfy((other) -> assertThat(dossier.move(other, START, (at) -> DUE))
							.isInstanceOf(Outcome.Changed.class));
				}
				case Outcome.Changed changed ->
					assertThat(changed.dossier().version()).isEqualTo(dossier.version() + 1);
				case Outcome.LinkStands _ -> assertThat(move).as("no move touches the link").isNull();
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
		assertThat(dossier.relink(new Link.Pending(), START)).isInstanceOf(Outcome.LinkStands.class);
	}

	@Provide
	Arbitrary<Life> lives() {
		Arbitrary<Object> step = Arbitraries.oneOf(Arbitraries.of(Move.class), Arbitraries.of("link", "unlink"));
		return Arbitraries.of(Channel.class)
			.flatMap((channel) -> step.list().ofMaxSize(12).map((steps) -> new Life(channel, steps)));
	}

	/**
	 * What is attempted with a dossier, one thing after the other.
	 */
	record Life(Channel channel, List<Object> attempts) {

		private static final Link VERIFIED = new Link.Verified("receipt", Receipt.Method.CONFIRMATION, 0, 0, "officer",
				START, new Holder("person", "pseudonym", "sealed"));

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
					this.channel, applicant, null, START);
			List<Outcome.Changed> changes = new ArrayList<>();
			changes.add((this.channel == Channel.ONLINE) ? Dossier.submit(code, filing, new Link.Pending())
					: Dossier.intake(code, filing, new Link.Unlinked(), (at) -> DUE));
			for (Object attempt : this.attempts) {
				Instant at = START.plusSeconds(changes.size());
				Dossier dossier = changes.getLast().dossier();
				Outcome outcome = switch (attempt) {
					case Move move -> dossier.move(move, at, (received) -> DUE);
					case String word when word.equals("link") -> dossier.relink(VERIFIED, at);
					default -> dossier.relink(new Link.Unlinked(), at);
				};
				if (outcome instanceof Outcome.Changed changed) {
					changes.add(changed);
				}
			}
			return changes;
		}

	}

}
