package dev.project06.records.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.project06.records.calendar.ExtensionRule;
import dev.project06.records.calendar.Suspension;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Terms;
import dev.project06.records.dossier.Wait;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Component;
import dev.project06.records.procedure.Procedure;

import org.springframework.stereotype.Service;

/**
 * Finds the terms of a procedure in the catalogue and the calendar.
 */
@Service
public final class Appointments {

	private final Catalogue catalogue;

	private final WorkingCalendar calendar;

	private final ExtensionRule extensions;

	Appointments(Catalogue catalogue, WorkingCalendar calendar, TermsSettings settings) {
		this.catalogue = catalogue;
		this.calendar = calendar;
		this.extensions = new ExtensionRule(calendar, settings.longestExtension());
	}

	/**
	 * The terms of a procedure.
	 * @param procedure its code, which stands in the catalogue
	 * @return the terms
	 */
	public Terms of(String procedure) {
		return new OfProcedure(procedure);
	}

	private final class OfProcedure implements Terms {

		private final String code;

		private OfProcedure(String code) {
			this.code = code;
		}

		@Override
		public int procedureVersion(Instant receivedAt) {
			return procedure(receivedAt).version();
		}

		@Override
		public int waivable(Instant receivedAt) {
			return (int) procedure(receivedAt).components().stream().filter(Component::waivable).count();
		}

		@Override
		public LocalDate dueDate(Instant receivedAt, List<Wait> waits) {
			return Appointments.this.calendar.dueDate(receivedAt, procedure(receivedAt).statutoryTime(),
					waits.stream().map((wait) -> new Suspension(wait.from(), wait.until())).toList());
		}

		@Override
		public LocalDate resumed(LocalDate due, Wait wait) {
			return Appointments.this.calendar.resumed(due, wait.from(), wait.until());
		}

		@Override
		public Optional<String> extensionDenied(boolean before, Instant at, LocalDate due, LocalDate until) {
			return Appointments.this.extensions.judge(before, LocalDate.ofInstant(at, WorkingCalendar.ZONE), due, until)
				.map((refusal) -> refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'));
		}

		private Procedure procedure(Instant at) {
			return Appointments.this.catalogue.find(this.code, at.atZone(WorkingCalendar.ZONE).toLocalDate())
				.orElseThrow();
		}

	}

}
