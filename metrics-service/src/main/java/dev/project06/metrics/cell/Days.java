package dev.project06.metrics.cell;

import java.time.LocalDate;

/**
 * A stretch of days in Asia/Ho_Chi_Minh.
 *
 * @param from the first day
 * @param to the last day
 */
public record Days(LocalDate from, LocalDate to) {

	boolean contains(int day) {
		return day >= this.from.toEpochDay() && day <= this.to.toEpochDay();
	}

}
