package dev.project06.metrics.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.Fees;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.events.Suspension;
import org.jspecify.annotations.Nullable;

/** A dossier event to spell out what matters to a test, and histories drawn at random. */
public final class Sample {

	public static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

	public String dossier = "H29-20261122-0000001";

	public long sequence = 1;

	public DossierChange change = DossierChange.RECEIVED;

	public Instant changedAt = NOON;

	public String agency = "H29";

	public AgencyBlock block = AgencyBlock.LOCALITY;

	public String procedure = "1.004222";

	public ServiceLevel serviceLevel = ServiceLevel.FULL;

	public Channel channel = Channel.ONLINE;

	public DossierState state = DossierState.RECEIVED;

	public @Nullable Instant receivedAt = NOON;

	public @Nullable LocalDate dueDate = LocalDate.parse("2026-12-01");

	public @Nullable Instant finishedAt;

	public int supplements;

	public LinkState link = LinkState.VERIFIED;

	public DossierEvent event() {
		return new DossierEvent(this.dossier, this.sequence, this.change, this.changedAt, this.agency, this.block,
				this.procedure, this.serviceLevel, true, this.channel, this.state, NOON, this.receivedAt, this.dueDate,
				this.finishedAt, null, this.supplements, this.link, "p", Papers.NONE, 0, Fees.NONE, Suspension.NONE);
	}

	/**
	 * The events of a few dossiers, each in its own order.
	 */
	public static List<List<DossierEvent>> histories(Random random, String prefix) {
		List<List<DossierEvent>> histories = new ArrayList<>();
		int dossiers = 1 + random.nextInt(8);
		for (int i = 0; i < dossiers; i++) {
			histories.add(history(random, prefix + "-" + i));
		}
		return histories;
	}

	private static List<DossierEvent> history(Random random, String dossier) {
		List<DossierEvent> history = new ArrayList<>();
		int length = 1 + random.nextInt(8);
		for (int sequence = 1; sequence <= length; sequence++) {
			history.add(any(random, dossier, sequence));
		}
		return history;
	}

	/** Any state may follow any other, so corrections of every kind are among them. */
	private static DossierEvent any(Random random, String dossier, int sequence) {
		Sample sample = new Sample();
		sample.dossier = dossier;
		sample.sequence = sequence;
		sample.changedAt = instant(random);
		sample.block = pick(random, AgencyBlock.values());
		sample.agency = (sample.block == AgencyBlock.MINISTRY) ? pick(random, "G01", "G01.02", "G015")
				: pick(random, "H29", "H29.01", "H29.01.03", "H49");
		sample.procedure = pick(random, "1.004222", "1.004194", "2.000986");
		sample.serviceLevel = pick(random, ServiceLevel.values());
		sample.channel = pick(random, Channel.values());
		sample.state = pick(random, DossierState.values());
		sample.receivedAt = (random.nextInt(5) > 0) ? instant(random) : null;
		sample.dueDate = (random.nextInt(5) > 0) ? LocalDate.parse("2026-12-25").plusDays(random.nextInt(12)) : null;
		sample.finishedAt = (sample.state.isSettled() || random.nextInt(5) == 0) ? instant(random) : null;
		sample.supplements = random.nextInt(3);
		sample.link = pick(random, LinkState.values());
		return sample.event();
	}

	/** Around the turn of a year, many at the turn of the day in Viet Nam. */
	private static Instant instant(Random random) {
		return Instant.parse("2026-12-25T16:59:59.999Z")
			.plus(random.nextInt(12), ChronoUnit.DAYS)
			.plusMillis(random.nextInt(3));
	}

	@SafeVarargs
	private static <T> T pick(Random random, T... values) {
		return values[random.nextInt(values.length)];
	}

}
