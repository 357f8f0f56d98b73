package dev.project06.metrics.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.project06.metrics.cell.Deliveries;
import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Sample;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountingTopologyTests {

	private static final byte[] KEY = "D-1".getBytes(StandardCharsets.UTF_8);

	@Property(tries = 2)
	void countsEachDossierByItsLastState(@ForAll long seed) {
		Random random = new Random(seed);
		List<DossierEvent> delivered = new ArrayList<>();
		try (Driven driven = new Driven()) {
			for (int world = 0; world < 12; world++) {
				List<DossierEvent> next = Deliveries.of(random, "W-%d".formatted(world));
				next.forEach(driven::send);
				delivered.addAll(next);
				Deliveries.assertEqualToRecount(driven.cells()::sum, delivered, random);
			}
		}
	}

	@Test
	void tellsOfEachRecordThatItHasSeen() {
		try (Driven driven = new Driven()) {
			driven.send(new Sample().event());
			driven.send(KEY, "no event".getBytes(StandardCharsets.UTF_8));
			assertThat(driven.counted()).hasSize(2);
		}
	}

	@Test
	void takesBackWhatACorrectionUndoes() {
		try (Driven driven = new Driven()) {
			Sample dossier = new Sample();
			driven.send(dossier.event());
			dossier.sequence = 2;
			dossier.state = DossierState.FINISHED;
			dossier.finishedAt = Sample.NOON;
			driven.send(dossier.event());
			dossier.sequence = 3;
			dossier.state = DossierState.SUBMITTED;
			dossier.receivedAt = null;
			dossier.finishedAt = null;
			driven.send(dossier.event());
			assertThat(driven.cells().size()).isZero();
			assertThat(driven.progress()).isEqualTo(new Progress(3, 3, 0, 0, 0, 0, Sample.NOON.toEpochMilli()));
		}
	}

	@Test
	void passesOverRecordsThatAreNoEvents() {
		try (Driven driven = new Driven()) {
			driven.send(KEY, "{\"dossier\":".getBytes(StandardCharsets.UTF_8));
			driven.send(new Sample().event());
			assertThat(driven.cells().size()).isEqualTo(2);
			assertThat(driven.progress().rejected()).isEqualTo(1);
			assertThat(driven.progress().next()).isEqualTo(2);
			TestRecord<byte[], byte[]> rejected = driven.rejected().getFirst();
			assertThat(rejected.value()).asString(StandardCharsets.UTF_8).isEqualTo("{\"dossier\":");
			assertThat(rejected.key()).isEqualTo(KEY);
			assertThat(header(rejected, "rejected-reason")).isEqualTo("Not a dossier event: it is not JSON");
			assertThat(header(rejected, "rejected-topic")).isEqualTo(DossierEventCodec.TOPIC);
			assertThat(header(rejected, "rejected-partition")).isEqualTo("0");
			assertThat(header(rejected, "rejected-offset")).isEqualTo("0");
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			null,                      Not a dossier event: it is null
			[],                        has a wrong type
			"{""sequence"":""x""}",    has a
			{},                        dossier is missing
			""", quoteCharacter = '"')
	void namesTheFailedCheck(String value, String reason) {
		try (Driven driven = new Driven()) {
			driven.send(KEY, value.getBytes(StandardCharsets.UTF_8));
			assertThat(header(driven.rejected().getFirst(), "rejected-reason")).contains(reason);
		}
	}

	@Test
	void refusesAKeyThatIsNotTheDossier() {
		assertThat(reason(KEY, new Sample())).isEqualTo("the key is not the dossier's code");
	}

	@Test
	void refusesTimesThatCannotBe() {
		Sample past = new Sample();
		past.receivedAt = Instant.parse("1066-10-14T00:00:00Z");
		assertThat(reason(past)).isEqualTo("receivedAt is out of range");
		Sample future = new Sample();
		future.changedAt = Instant.MAX;
		assertThat(reason(future)).isEqualTo("changedAt is out of range");
	}

	@Test
	void refusesCodesThatAreNone() {
		Sample agency = new Sample();
		agency.agency = "H".repeat(65);
		assertThat(reason(agency)).isEqualTo("agency is no code");
		Sample procedure = new Sample();
		procedure.procedure = "thủ tục";
		assertThat(reason(procedure)).isEqualTo("procedure is no code");
	}

	private static String reason(Sample sample) {
		return reason(sample.dossier.getBytes(StandardCharsets.UTF_8), sample);
	}

	private static String reason(byte[] key, Sample sample) {
		try (Driven driven = new Driven()) {
			driven.send(key, DossierEventCodec.encode(sample.event()));
			return header(driven.rejected().getFirst(), "rejected-reason");
		}
	}

	private static String header(TestRecord<byte[], byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

}
