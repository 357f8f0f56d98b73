package dev.project06.records.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows which days are worked, and when a dossier would be due.
 */
@RestController
@RequestMapping("/api/records/v1/calendar")
final class CalendarController {

	private final WorkingCalendar calendar;

	private final Catalogue catalogue;

	CalendarController(WorkingCalendar calendar, Catalogue catalogue) {
		this.calendar = calendar;
		this.catalogue = catalogue;
	}

	@Operation(summary = "The days of a year that differ from their week: holidays, swapped days, make-up Saturdays")
	@GetMapping("/{year}")
	Year year(@PathVariable @Min(2000) @Max(2100) int year) {
		LocalDate first = LocalDate.of(year, 1, 1);
		List<Day> days = first.datesUntil(first.plusYears(1))
			.filter((day) -> this.calendar.isWorkingDay(day) == WorkingCalendar.isWeekend(day))
			.map((day) -> new Day(day, this.calendar.isWorkingDay(day)))
			.toList();
		return new Year(year, this.calendar.version(), this.calendar.standing(year),
				first.datesUntil(first.plusYears(1)).filter(this.calendar::isWorkingDay).count(), days);
	}

	@Operation(summary = "The day of the appointment of a dossier that an agency receives at a moment",
			description = "at: a moment such as 2026-11-23T09:00:00+07:00 or 2026-11-23T02:00:00Z.")
	@GetMapping("/appointment")
	Appointment appointment(@RequestParam String procedure, @RequestParam Instant at) {
		LocalDate day = LocalDate.ofInstant(at, WorkingCalendar.ZONE);
		if (this.catalogue.history(procedure).isEmpty()) {
			throw new RefusedFieldException("procedure", "code");
		}
		Procedure version = this.catalogue.find(procedure, day)
			.orElseThrow(() -> new RefusedFieldException("at", "not-in-force"));
		LocalDate due = this.calendar.dueDate(at, version.statutoryTime());
		return new Appointment(version.code(), version.version(), version.statutoryTime().toString(), due,
				this.calendar.version(), this.calendar.standing(due.getYear()));
	}

	/** A year as callers see it. */
	record Year(int year, String version, WorkingCalendar.Standing standing, long workingDays, List<Day> exceptions) {
	}

	/** A day that differs from its week. */
	record Day(LocalDate date, boolean working) {
	}

	/** When a dossier would be due. */
	record Appointment(String procedure, int version, String statutoryTime, LocalDate dueDate, String calendar,
			WorkingCalendar.Standing standing) {
	}

}
