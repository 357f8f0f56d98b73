package dev.project06.records.takeover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.procedure.Catalogue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OldDossiersTests {

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

	private static final AgencyCode OWN = new AgencyCode("H26");

	private final OldDossiers judge = new OldDossiers(Agencies.load(), Catalogue.load(), WorkingCalendar.load(),
			Clock.fixed(NOW, WorkingCalendar.ZONE));

	@Test
	void aDossierKeepsItsOwnCodeAndDates() {
		OldDossier dossier = taken("code=000.00.01.H26-20250310-0001234", "agency=000.00.01.H26",
				"procedure=1.004222.000.00.00.H26", "channel=2", "state=10", "submitted=09/03/2025 20:15",
				"received=10/3/2025 08:30:05", "due=19.03.2025", "finished=2025-03-18T16:00", "returned=20250319",
				"number=001 090 000 017", "name=Nguyễn Văn An", "birthDate=2/9/1990", "place=Hà Nội");
		assertThat(dossier.code().text()).isEqualTo("000.00.01.H26-20250310-0001234");
		assertThat(dossier.filing().agency()).isEqualTo(new AgencyCode("H26.01"));
		assertThat(dossier.filing().procedure()).isEqualTo("1.004222");
		assertThat(dossier.filing().channel()).isEqualTo(Channel.ONLINE);
		assertThat(dossier.filing().at()).isEqualTo("2025-03-09T13:15:00Z");
		assertThat(dossier.state()).isEqualTo(DossierState.RETURNED);
		assertThat(dossier.course().receivedAt()).isEqualTo("2025-03-10T01:30:05Z");
		assertThat(dossier.course().dueDate()).isEqualTo("2025-03-19");
		assertThat(dossier.course().finishedAt()).isEqualTo("2025-03-18T09:00:00Z");
		assertThat(dossier.course().returnedAt()).isEqualTo("2025-03-18T17:00:00Z");
		assertThat(dossier.course().procedureVersion()).isEqualTo(1);
		assertThat(dossier.claim().number()).isEqualTo("001090000017");
		assertThat(dossier.claim().birthDate()).isEqualTo("1990-09-02");
		assertThat(dossier.isAsked()).isTrue();
	}

	@Test
	void whatIsLeftOutIsWhatTheRulesSay() {
		OldDossier dossier = taken("code=H26-250310-0001", "procedure=1.004222", "state=PROCESSING",
				"received=2025-03-10");
		assertThat(dossier.filing().agency()).isEqualTo(OWN);
		assertThat(dossier.filing().channel()).isEqualTo(Channel.COUNTER);
		assertThat(dossier.filing().at()).isEqualTo(dossier.course().receivedAt());
		assertThat(dossier.course().dueDate()).isEqualTo(LocalDate.of(2025, 3, 19));
		assertThat(dossier.claim().isEmpty()).isTrue();
		assertThat(dossier.isAsked()).isFalse();
		assertThat(dossier.unasked()).isEqualTo(new Link.Unlinked());
	}

	@ParameterizedTest
	@EnumSource(DossierState.class)
	void theFirstEventTellsTheStateThatItIsIn(DossierState state) {
		OldDossier dossier = taken("code=H26-250310-0001", "procedure=1.004222", "state=" + state.code(),
				"submitted=2025-03-09", "received=2025-03-10", "suspended=2025-03-11", "finished=2025-03-12",
				"returned=2025-03-13", "reason=Thiếu giấy tờ", "amount=20000");
		Outcome.Changed changed = dossier.with(dossier.unasked(), NOW);
		DossierEvent event = DossierEventCodec.decode(DossierEventCodec.encode(changed.event()));
		assertThat(event.sequence()).isEqualTo(1);
		assertThat(event.change()).isEqualTo(DossierChange.TAKEN_OVER);
		assertThat(event.changedAt()).isEqualTo(NOW);
		assertThat(event.state()).isEqualTo(state);
		assertThat(event.link()).isEqualTo(LinkState.UNLINKED);
		boolean received = state != DossierState.SUBMITTED && state != DossierState.REFUSED;
		assertThat(event.receivedAt() != null).isEqualTo(received);
		assertThat(event.dueDate() != null).isEqualTo(received);
	}

	@ParameterizedTest
	@CsvSource({ "code=x, code, dossier-code", "code=, code, required", "code=H29-250310-0001, code, code-agency",
			"code=000.00.00.G01-250310-0001, code, code-agency", "code=H26-261122-0001, code, code-day",
			"code=H26-20261301-0001, code, code-day", "agency=H99, agency, code", "agency=G01, agency, not-under",
			"agency=Hà Nội, agency, code", "procedure=1.999999, procedure, code", "procedure=abc, procedure, code",
			"state=11, state, code", "state=, state, required", "channel=4, channel, code",
			"received=31/02/2025, received, local-date", "received=3/10/25, received, local-date",
			"received=, received, required", "received=1999-12-31, received, too-old",
			"received=23/11/2026, received, future", "submitted=2025-03-11, received, order-of-dates",
			"due=2025-03-09, due, order-of-dates", "due=soon, due, local-date", "finished=, finished, required",
			"finished=2025-03-09, finished, order-of-dates", "returned=2025-03-01, returned, order-of-dates",
			"name=NguyÔn V¨n A, name, encoding-tcvn3", "name=Nguyeãn Vaên A, name, encoding-vni",
			"reason=số 001090000017, reason, personal-number" })
	void aRowThatCannotBeIsRefusedByFieldAndCheck(String change, String field, String check) {
		Map<Field, String> row = row("code=H26-250310-0001", "procedure=1.004222", "state=10", "received=2025-03-10",
				"finished=2025-03-11");
		row.putAll(row(change));
		Judgement.Refused refused = (Judgement.Refused) this.judge.judge(new OldRow(row), OWN);
		assertThat(refused.field()).isEqualTo(field);
		assertThat(refused.check()).isEqualTo(check);
	}

	@ParameterizedTest
	@CsvSource({ "5, suspended", "5, reason", "6, suspended", "6, amount", "3, finished", "8, finished",
			"1, submitted" })
	void aStateDemandsWhatBelongsToIt(int state, String missing) {
		Map<Field, String> row = row("code=H26-250310-0001", "procedure=1.004222", "state=" + state,
				"received=2025-03-10", "finished=2025-03-11", "suspended=2025-03-11", "reason=Thiếu", "amount=1");
		row.remove(Field.of(missing).orElseThrow());
		if (state == 1) {
			row.remove(Field.RECEIVED);
		}
		Judgement.Refused refused = (Judgement.Refused) this.judge.judge(new OldRow(row), OWN);
		assertThat(refused.field()).isEqualTo(missing);
		assertThat(refused.check()).isEqualTo("required");
		assertThat(refused.code()).isEqualTo("H26-250310-0001");
	}

	@ParameterizedTest
	@CsvSource({ "number=1090000017, number", "number=1.09E+11, number", "number=777090000017, number",
			"oldNumber=12345, oldNumber", "name=Công ty 3A, name", "birthDate=31/02/1990, birthDate",
			"birthDate=1890, birthDate", "birthDate=2027, birthDate" })
	void whatIsDoubtfulOfTheHolderIsNotAskedAndNotRefused(String change, String doubt) {
		Map<Field, String> row = row("code=H26-250310-0001", "procedure=1.004222", "state=4", "received=2025-03-10",
				"number=001090000017", "name=Lê Thị B", "birthDate=1990");
		row.putAll(row(change));
		OldDossier dossier = ((Judgement.Taken) this.judge.judge(new OldRow(row), OWN)).dossier();
		assertThat(dossier.isAsked()).isFalse();
		assertThat(dossier.unasked()).isEqualTo(new Link.Mismatch(List.of(doubt)));
	}

	@ParameterizedTest
	@CsvSource({ "1950, 1950", "00/00/1950, 1950", "1950-00-00, 1950", "02/09/1950, 1950-09-02", "1950-9-2, 1950-09-02",
			"19500902, 1950-09-02" })
	void aBirthMayBeNoMoreThanAYear(String written, String read) {
		assertThat(taken("code=H26-250310-0001", "procedure=1.004222", "state=4", "received=2025-03-10",
				"birthDate=" + written)
			.claim()
			.birthDate()).isEqualTo(read);
	}

	@Test
	void nineDigitsAmongTheNumbersAreAnOldNumber() {
		OldDossier dossier = taken("code=H26-250310-0001", "procedure=1.004222", "state=4", "received=2025-03-10",
				"number=012 345 678", "name=Lê Thị B");
		assertThat(dossier.claim().number()).isNull();
		assertThat(dossier.claim().oldNumber()).isEqualTo("012345678");
		assertThat(dossier.isAsked()).isTrue();
	}

	@Property
	void whateverARowSaysItIsTakenOrRefusedByName(@ForAll("rows") Map<Field, String> row) {
		switch (this.judge.judge(new OldRow(row), OWN)) {
			case Judgement.Taken(OldDossier dossier) -> {
				byte[] event = DossierEventCodec.encode(dossier.with(dossier.unasked(), NOW).event());
				assertThat(DossierEventCodec.decode(event).dossier()).isEqualTo(dossier.code().text());
			}
			case Judgement.Refused refused -> {
				assertThat(Field.of(refused.field())).isPresent();
				assertThat(refused.check()).matches("[a-z0-9-]+");
			}
		}
	}

	@Provide
	Arbitrary<Map<Field, String>> rows() {
		Arbitrary<String> values = Arbitraries.of("H26-250310-0001", "H26", "H26.01", "1.004222", "1", "3", "4", "5",
				"6", "9", "10", "2025-03-10", "11/03/2025", "20250312", "x", "", "001090000017", "Thiếu", "\u0000",
				"1E5");
		Arbitrary<Map<Field, String>> wild = Arbitraries.maps(Arbitraries.of(Field.class), values);
		return wild.map((some) -> {
			Map<Field, String> row = row("code=H26-250310-0001", "procedure=1.004222", "received=2025-03-10");
			row.putAll(some);
			return row;
		});
	}

	private OldDossier taken(String... fields) {
		Judgement judgement = this.judge.judge(new OldRow(row(fields)), OWN);
		assertThat(judgement).isInstanceOf(Judgement.Taken.class);
		return ((Judgement.Taken) judgement).dossier();
	}

	private static Map<Field, String> row(String... fields) {
		Map<Field, String> row = new EnumMap<>(Field.class);
		for (String field : fields) {
			int equals = field.indexOf('=');
			row.put(Field.of(field.substring(0, equals)).orElseThrow(), field.substring(equals + 1));
		}
		return row;
	}

}
