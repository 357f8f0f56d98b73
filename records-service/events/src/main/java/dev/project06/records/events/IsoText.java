package dev.project06.records.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Reads instants and days as the JDK does. What is written in the usual way is taken
 * apart by hand, because the JDK's parser costs more than all else in an event.
 */
final class IsoText {

	private static final String USUAL_DAY = "0000-00-00";

	private static final String USUAL_SECOND = "0000-00-00T00:00:00";

	private static final int MOST_DIGITS = 9;

	private IsoText() {
	}

	static Instant instant(String text) {
		int end = text.length() - 1;
		int second = USUAL_SECOND.length();
		int digits = (end > second) ? end - second - 1 : 0;
		boolean usual = end >= second && text.charAt(end) == 'Z' && begins(text, USUAL_SECOND) && digits <= MOST_DIGITS
				&& (end == second || (digits > 0 && text.charAt(second) == '.' && areDigits(text, second + 1, end)))
				&& number(text, 11, 13) < 24 && number(text, 17, second) < 60;
		if (!usual) {
			return Instant.parse(text);
		}
		int nano = (digits > 0) ? number(text, second + 1, end) : 0;
		for (int i = digits; i < MOST_DIGITS; i++) {
			nano *= 10;
		}
		LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, second), nano);
		return LocalDateTime.of(date(text), time).toInstant(ZoneOffset.UTC);
	}

	static LocalDate day(String text) {
		boolean usual = text.length() == USUAL_DAY.length() && begins(text, USUAL_DAY);
		return usual ? date(text) : LocalDate.parse(text);
	}

	private static LocalDate date(String text) {
		return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
	}

	private static boolean begins(String text, String shape) {
		for (int i = 0; i < shape.length(); i++) {
			boolean fits = (shape.charAt(i) == '0') ? isDigit(text.charAt(i)) : text.charAt(i) == shape.charAt(i);
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	private static boolean areDigits(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!isDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static int number(String text, int from, int to) {
		int number = 0;
		for (int i = from; i < to; i++) {
			number = number * 10 + (text.charAt(i) - '0');
		}
		return number;
	}

}
