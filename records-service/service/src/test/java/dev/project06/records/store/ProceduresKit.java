package dev.project06.records.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Edit;
import dev.project06.records.procedure.Edit.Ruling;
import dev.project06.records.procedure.History;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store of procedures must do, whatever it is.
 */
abstract class ProceduresKit {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private final MongoClient client;

	private final MongoDatabase database;

	private final Procedures procedures;

	private final History shipped = Catalogue.load().history("1.001193").orElseThrow();

	ProceduresKit(String connection) {
		this.client = MongoClients.create(connection);
		this.database = this.client.getDatabase("kit" + UUID.randomUUID().toString().substring(0, 8));
		this.procedures = new Procedures(this.database);
	}

	@AfterEach
	void leavesNothing() {
		Mono.from(this.database.drop()).block(PATIENCE);
		this.client.close();
	}

	@Test
	void givesBackWhatWasWritten() {
		History once = end(this.shipped, TODAY.plusDays(9));
		keeps(once, true);
		keeps(end(once, TODAY.plusDays(3)), true);
		StepVerifier.create(this.procedures.find("1.001193")).assertNext((found) -> {
			assertThat(found.edits()).isEqualTo(end(once, TODAY.plusDays(3)).edits());
			assertThat(found.versions().getLast().validUntil()).isEqualTo(TODAY.plusDays(3));
		}).expectComplete().verify(PATIENCE);
		StepVerifier.create(this.procedures.find("1.001194")).expectComplete().verify(PATIENCE);
	}

	@Test
	void keepsOneOfTwoFirstEdits() {
		keeps(end(this.shipped, TODAY), true);
		keeps(end(this.shipped, TODAY.plusDays(1)), false);
	}

	@Test
	void keepsOneOfTwoEditsOfTheSameRevision() {
		History once = end(this.shipped, TODAY.plusDays(9));
		keeps(once, true);
		keeps(end(once, TODAY.plusDays(1)), true);
		keeps(end(once, TODAY.plusDays(2)), false);
	}

	@Test
	void bringsOnlyWhatHasChangedIntoACatalogue() {
		Catalogue catalogue = Catalogue.load();
		brings(catalogue, 0);
		History once = end(this.shipped, TODAY.plusDays(9));
		keeps(once, true);
		brings(catalogue, 1);
		brings(catalogue, 0);
		keeps(end(once, TODAY.plusDays(1)), true);
		brings(catalogue, 1);
		assertThat(catalogue.find("1.001193", TODAY.plusDays(1))).isPresent();
		assertThat(catalogue.find("1.001193", TODAY.plusDays(2))).isEmpty();
	}

	private void keeps(History history, boolean kept) {
		StepVerifier.create(this.procedures.keep(history)).expectNext(kept).expectComplete().verify(PATIENCE);
	}

	private void brings(Catalogue catalogue, long changed) {
		StepVerifier.create(this.procedures.bringInto(catalogue)).expectNext(changed).expectComplete().verify(PATIENCE);
	}

	private static History end(History history, LocalDate until) {
		Ruling ruling = history.end(1, until, List.of("3.000722"),
				new Edit.Signature("admin", Instant.parse("2026-11-23T02:00:00.123Z"), "key", "body"));
		assertThat(ruling).isInstanceOf(Ruling.Done.class);
		return ((Ruling.Done) ruling).history();
	}

}
