package dev.project06.metrics.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContributionTests {

	private static final int TODAY = (int) LocalDate.parse("2026-11-22").toEpochDay();

	@Test
	void placesADossierInItsVietnameseDay() {
		Contribution contribution = contribution(
				(dossier) -> dossier.receivedAt = Instant.parse("2026-11-21T17:00:00Z"));
		assertThat(contribution.received()).isEqualTo(TODAY);
	}

	@Test
	void countsNothingBeforeReception() {
		assertThat(contribution((dossier) -> {
			dossier.state = DossierState.SUBMITTED;
			dossier.receivedAt = null;
			dossier.dueDate = null;
		}).counts()).isZero();
	}

	@Test
	void countsAVerifiedLinkOnly() {
		assertThat(counts(Count.IDENTIFIED, (dossier) -> dossier.link = LinkState.VERIFIED)).isTrue();
		assertThat(counts(Count.IDENTIFIED, (dossier) -> dossier.link = LinkState.PENDING)).isFalse();
		assertThat(counts(Count.IDENTIFIED, (dossier) -> dossier.link = LinkState.SUPERSEDED)).isFalse();
	}

	@Test
	void countsAsOnlineOnlyWhatIsOfferedInFull() {
		assertThat(counts(Count.SETTLED_ONLINE, ContributionTests::settle)).isTrue();
		assertThat(counts(Count.SETTLED_ONLINE, (dossier) -> {
			settle(dossier);
			dossier.serviceLevel = ServiceLevel.PARTIAL;
		})).isFalse();
		assertThat(counts(Count.SETTLED_ONLINE, (dossier) -> {
			settle(dossier);
			dossier.channel = Channel.POST;
		})).isFalse();
	}

	@Test
	void isOnTimeUntilTheEndOfTheDayOfTheAppointment() {
		assertThat(counts(Count.ON_TIME, (dossier) -> {
			settle(dossier);
			dossier.finishedAt = Instant.parse("2026-12-01T16:59:59.999Z");
		})).isTrue();
		assertThat(counts(Count.LATE, (dossier) -> {
			settle(dossier);
			dossier.finishedAt = Instant.parse("2026-12-01T17:00:00Z");
		})).isTrue();
	}

	@Test
	void isLateAfterTheSecondRequestForSupplements() {
		assertThat(counts(Count.OPEN, (dossier) -> dossier.supplements = 1)).isTrue();
		assertThat(counts(Count.LATE, (dossier) -> dossier.supplements = 2)).isTrue();
	}

	@Test
	void endsWhenWithdrawnOrStopped() {
		assertThat(counts(Count.ON_TIME, (dossier) -> dossier.state = DossierState.WITHDRAWN)).isTrue();
		assertThat(counts(Count.LATE, (dossier) -> {
			dossier.state = DossierState.STOPPED;
			dossier.finishedAt = Instant.parse("2026-12-05T00:00:00Z");
		})).isTrue();
	}

	@Test
	void waitsForTheFirstSupplementAsOfTheDayOfTheRequest() {
		assertThat(counts(Count.ON_TIME, (dossier) -> {
			dossier.state = DossierState.SUPPLEMENT_REQUESTED;
			dossier.supplements = 1;
		})).isTrue();
	}

	@Test
	void isNotJudgedWithoutAnAppointment() {
		int counts = contribution((dossier) -> dossier.dueDate = null).counts();
		assertThat(counts).isEqualTo(Count.RECEIVED.bit() | Count.IDENTIFIED.bit());
	}

	@Test
	void movesFromOpenToSettled() {
		Contribution before = contribution((dossier) -> {
		});
		Contribution after = contribution(ContributionTests::settle);
		Slice slice = before.slice();
		assertThat(Contribution.difference(before, after))
			.isEqualTo(Map.of(new Cell(Basis.RECEIVED_AND_DUE, TODAY, TODAY + 9, slice), Tally.one(Count.OPEN, -1),
					new Cell(Basis.RECEIVED, TODAY, 0, slice), Tally.one(Count.ON_TIME, 1),
					new Cell(Basis.FINISHED, TODAY + 1, 0, slice),
					Tally.one(Count.SETTLED, 1).plus(Tally.one(Count.SETTLED_ONLINE, 1))));
	}

	@Test
	void changesNothingWhenNothingCountsOtherwise() {
		Contribution before = contribution((dossier) -> {
		});
		Contribution after = contribution((dossier) -> dossier.state = DossierState.PROCESSING);
		assertThat(Contribution.difference(before, after)).isEmpty();
	}

	private static void settle(Sample dossier) {
		dossier.state = DossierState.FINISHED;
		dossier.finishedAt = Sample.NOON.plusSeconds(86_400);
	}

	private static boolean counts(Count count, Consumer<Sample> changes) {
		return (contribution(changes).counts() & count.bit()) != 0;
	}

	private static Contribution contribution(Consumer<Sample> changes) {
		Sample sample = new Sample();
		changes.accept(sample);
		return Contribution.of(sample.event());
	}

}
