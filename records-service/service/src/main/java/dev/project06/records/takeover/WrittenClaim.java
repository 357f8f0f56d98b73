package dev.project06.records.takeover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.api.WrittenNames;
import dev.project06.records.person.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of the holder, and what of it cannot be right. A dossier is taken over
 * whatever it says there: an officer finds out.
 *
 * @param claim the claim, in the forms that the identity service takes where it has one
 * @param doubts the fields that have none
 */
record WrittenClaim(Claim claim, List<String> doubts) {

	private static final Pattern NAME = Pattern.compile(WrittenNames.FORM);

	/** What people put into long numbers, and what spreadsheets put before them. */
	private static final Pattern FILLERS = Pattern.compile("[\\s\\u00a0.\\-]|^'");

	private static final int FIRST_YEAR = 1900;

	static WrittenClaim of(OldRow row, LocalDate today) {
		List<String> doubts = new ArrayList<>();
		String number = digits(row.optional(Field.NUMBER));
		String oldNumber = digits(row.optional(Field.OLD_NUMBER));
		if (number != null && number.length() == 9 && oldNumber == null && isDigits(number)) {
			oldNumber = number;
			number = null;
		}
		if (number != null && !isCitizenId(number)) {
			doubts.add(Field.NUMBER.word());
		}
		if (oldNumber != null && !(oldNumber.length() == 9 && isDigits(oldNumber))) {
			doubts.add(Field.OLD_NUMBER.word());
		}
		String name = row.optional(Field.NAME);
		if (name != null) {
			OldLetters.recognise(name).ifPresent((letters) -> {
				throw OldRow.refused(Field.NAME, letters.check());
			});
			if (!NAME.matcher(name).matches()) {
				doubts.add(Field.NAME.word());
			}
		}
		String birth = birth(row, today, doubts);
		return new WrittenClaim(new Claim(number, oldNumber, name, birth, row.optional(Field.PLACE)), doubts);
	}

	private static @Nullable String birth(OldRow row, LocalDate today, List<String> doubts) {
		String text = row.optional(Field.BIRTH_DATE);
		if (text == null) {
			return null;
		}
		String birth = WrittenDates.birth(text).orElse(null);
		if (birth == null || birth.compareTo(Integer.toString(FIRST_YEAR)) < 0
				|| birth.compareTo(today.toString()) > 0) {
			doubts.add(Field.BIRTH_DATE.word());
			return text;
		}
		return birth;
	}

	private static @Nullable String digits(@Nullable String text) {
		return (text != null) ? FILLERS.matcher(text).replaceAll("") : null;
	}

	private static boolean isDigits(String text) {
		return text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static boolean isCitizenId(String text) {
		try {
			CitizenId.of(text);
			return true;
		}
		catch (MalformedCitizenIdException ex) {
			return false;
		}
	}

}
