package dev.project06.records.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.procedure.Edit.Ruling;
import dev.project06.records.procedure.Edit.Signature;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories of random edits over two hundred days, made one after the other. */
class HistoryTests {

	private static final LocalDate START = LocalDate.of(2026, 1, 1);

	private static final Procedure SHIPPED = Catalogue.load().find("1.004222", START).orElseThrow();

	@Property
	void onEachDayAtMostOneVersionIsInForce(@ForAll("attempts") List<Attempt> attempts) {
		History history = after(attempts);
		for (int day = -10; day < 230; day++) {
			LocalDate on = START.plusDays(day);
			assertThat(history.versions().stream().filter((version) -> version.isInForce(on)).count())
				.isLessThanOrEqualTo(1);
		}
	}

	@Property
	void noEditTouchesTheDaysBeforeIt(@ForAll("attempts") List<Attempt> attempts) {
		History history = History.shipped(SHIPPED);
		for (Attempt attempt : attempts) {
			History next = attempt.on(history);
			for (int day = 0; day < attempt.today(); day++) {
				LocalDate past = START.plusDays(day);
				assertThat(next.inForce(past).map(Procedure::version))
					.isEqualTo(history.inForce(past).map(Procedure::version));
			}
			history = next;
		}
	}

	@Property
	void aVersionThatHasBegunSaysWhatItSaid(@ForAll("attempts") List<Attempt> attempts) {
		History history = History.shipped(SHIPPED);
		for (Attempt attempt : attempts) {
			History next = attempt.on(history);
			for (Procedure version : history.versions()) {
				if (version.validFrom() == null || !version.validFrom().isAfter(START.plusDays(attempt.today()))) {
					Procedure later = next.version(version.version()).orElseThrow();
					assertThat(later.decision()).isEqualTo(version.decision());
					assertThat(later.validFrom()).isEqualTo(version.validFrom());
				}
			}
			history = next;
		}
	}

	@Property
	void everyEditIsKeptAndCounted(@ForAll("attempts") List<Attempt> attempts) {
		History history = History.shipped(SHIPPED);
		for (Attempt attempt : attempts) {
			History next = attempt.on(history);
			assertThat(next.edits()).startsWith(history.edits().toArray(Edit[]::new));
			assertThat(next.revision()).isEqualTo(next.edits().size() - 1);
			history = next;
		}
		assertThat(History.of(history.edits()).versions()).isEqualTo(history.versions());
	}

	@Test
	void aCatalogueKeepsTheHistoryWithMoreEdits() {
		Catalogue catalogue = Catalogue.load();
		History older = catalogue.history("1.004222").orElseThrow();
		History newer = new Attempt(0, 0, 1, 5, 0).on(older);
		catalogue.accept(newer);
		catalogue.accept(older);
		assertThat(catalogue.history("1.004222")).contains(newer);
		assertThat(catalogue.version("1.004222", 2)).isPresent();
		assertThat(catalogue.version("1.004222", 3)).isEqualTo(Optional.empty());
		assertThat(catalogue.find("1.004222", START.plusDays(4)).map(Procedure::version)).contains(1);
		assertThat(catalogue.find("1.004222", START.plusDays(5)).map(Procedure::version)).contains(2);
	}

	private static History after(List<Attempt> attempts) {
		History history = History.shipped(SHIPPED);
		for (Attempt attempt : attempts) {
			history = attempt.on(history);
		}
		return history;
	}

	@Provide
	Arbitrary<List<Attempt>> attempts() {
		Arbitrary<Integer> days = Arbitraries.integers().between(0, 30);
		return Combinators
			.combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(1, 6), days, days, days)
			.as((kind, version, pause, from, length) -> new int[] { kind, version, pause, from, length })
			.list()
			.ofMaxSize(8)
			.map((drawn) -> {
				List<Attempt> attempts = new java.util.ArrayList<>();
				int today = 0;
				for (int[] one : drawn) {
					today += one[2];
					attempts.add(new Attempt(today, one[0], one[1], one[3], one[4]));
				}
				return attempts;
			});
	}

	/**
	 * What an administrator tries on a day. What is refused leaves the history as it is.
	 */
	record Attempt(int today, int kind, int version, int from, int length) {

		History on(History history) {
			LocalDate now = START.plusDays(this.today);
			Signature signature = new Signature("admin", Instant.from(now.atTime(9, 0).atZone(WorkingCalendar.ZONE)),
					null, null);
			LocalDate from = now.plusDays(this.from);
			Procedure draft = draft(from, (this.length > 20) ? null : from.plusDays(this.length));
			Ruling ruling = switch (this.kind) {
				case 0 -> history.add(draft, signature);
				case 1 -> history.alter(this.version, draft, signature);
				default -> history.end(this.version, from, List.of("3.000722"), signature);
			};
			return (ruling instanceof Ruling.Done done) ? done.history() : history;
		}

		/** Each says something else. */
		private Procedure draft(LocalDate from, @Nullable LocalDate until) {
			return new Procedure(SHIPPED.code(), 1, from, until, List.of(), SHIPPED.nameVi(), SHIPPED.nameEn(), null,
					toString(), true, SHIPPED.serviceLevel(), true, SHIPPED.statutoryTime(), SHIPPED.offeredBy(),
					SHIPPED.offeredAt(), SHIPPED.roles(), SHIPPED.components(), SHIPPED.fees(), SHIPPED.results(),
					SHIPPED.standings());
		}

	}

}
