package dev.project06.records.takeover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.agency.MalformedAgencyCodeException;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;

import org.springframework.stereotype.Component;

/**
 * Judges rows of earlier systems by what this one knows: agencies, procedures, the
 * calendar. The same row under the same knowledge is judged the same.
 */
@Component
public final class OldDossiers {

	/** Agency, and the day in one of two forms. */
	private static final Pattern CODE = Pattern.compile("([^-]+)-([0-9]{6}|[0-9]{8})-[0-9]+");

	/** A local form has the agency behind the national code. */
	private static final Pattern PROCEDURE = Pattern
		.compile("([1-9]\\.[0-9]{6})(?:\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[GH][0-9]{2})?");

	private final Agencies agencies;

	private final Catalogue catalogue;

	private final WorkingCalendar calendar;

	private final Clock clock;

	/**
	 * A judge.
	 * @param agencies the agencies
	 * @param catalogue the procedures
	 * @param calendar the calendar that deadlines are counted by
	 * @param clock tells the day
	 */
	public OldDossiers(Agencies agencies, Catalogue catalogue, WorkingCalendar calendar, Clock clock) {
		this.agencies = agencies;
		this.catalogue = catalogue;
		this.calendar = calendar;
		this.clock = clock;
	}

	/**
	 * Judges a row.
	 * @param row the row
	 * @param within the agency that the dossier belongs to, or has under it
	 * @return the dossier, or the first check that fails
	 */
	public Judgement judge(OldRow row, AgencyCode within) {
		return judge(row, within, today().minusDays(1));
	}

	/**
	 * Judges a row of a system that is in use beside this one, and gives out codes today.
	 * @param row the row
	 * @param within the agency that the dossier belongs to, or has under it
	 * @return the dossier, or the first check that fails
	 */
	public Judgement judgeLive(OldRow row, AgencyCode within) {
		return judge(row, within, today());
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE);
	}

	private Judgement judge(OldRow row, AgencyCode within, LocalDate lastCode) {
		DossierCode code = null;
		try {
			code = code(row);
			return new Judgement.Taken(dossier(row, code, within, lastCode));
		}
		catch (RefusedFieldException ex) {
			return new Judgement.Refused((code != null) ? code.text() : null, ex.field(), ex.check());
		}
	}

	private static DossierCode code(OldRow row) {
		String code = row.required(Field.CODE);
		if (!DossierCode.isCode(code)) {
			throw OldRow.refused(Field.CODE, "dossier-code");
		}
		return new DossierCode(code);
	}

	private OldDossier dossier(OldRow row, DossierCode code, AgencyCode within, LocalDate lastCode) {
		LocalDate today = today();
		Agency agency = agency(row, within);
		checkOrigin(code, agency.code(), lastCode);
		DossierState state = choice(row.required(Field.STATE), Field.STATE, DossierState.values(), DossierState::code);
		OldCourse dates = OldCourse.of(row, state, today);
		Procedure procedure = procedure(row, agency, LocalDate.ofInstant(dates.begun(), WorkingCalendar.ZONE));
		String channel = row.optional(Field.CHANNEL);
		Filing filing = new Filing(procedure.code(), procedure.serviceLevel(), procedure.essential(), agency.code(),
				agency.block(),
				(channel != null) ? choice(channel, Field.CHANNEL, Channel.values(), Channel::code) : Channel.COUNTER,
				null, null, null, dates.submitted());
		PersonalNumbers.refuse(Field.REASON.word(), row.optional(Field.REASON));
		WrittenClaim claim = WrittenClaim.of(row, today);
		return new OldDossier(code, filing, state, dates.course(row, procedure, this.calendar), claim.claim(),
				claim.doubts());
	}

	private Agency agency(OldRow row, AgencyCode within) {
		String text = row.optional(Field.AGENCY);
		try {
			AgencyCode code = (text != null) ? AgencyCode.of(text) : within;
			if (!this.agencies.within(code, within)) {
				throw OldRow.refused(Field.AGENCY, this.agencies.find(code).isPresent() ? "not-under" : "code");
			}
			return this.agencies.find(code).orElseThrow();
		}
		catch (MalformedAgencyCodeException ex) {
			throw OldRow.refused(Field.AGENCY, "code");
		}
	}

	/**
	 * Nobody brings codes that another province or ministry gives out, or of days that
	 * are still to come.
	 */
	private static void checkOrigin(DossierCode code, AgencyCode agency, LocalDate last) {
		Matcher parts = CODE.matcher(code.text());
		if (!parts.matches() || !top(parts.group(1)).equals(top(agency.text()))) {
			throw OldRow.refused(Field.CODE, "code-agency");
		}
		String day = (parts.group(2).length() == 6) ? "20" + parts.group(2) : parts.group(2);
		LocalDate given = WrittenDates.day(day).orElseThrow(() -> OldRow.refused(Field.CODE, "code-day"));
		if (given.isAfter(last)) {
			throw OldRow.refused(Field.CODE, "code-day");
		}
	}

	/** The ministry or province, in either form of a code. */
	private static String top(String agency) {
		return Character.isDigit(agency.charAt(0)) ? agency.substring("000.00.00.".length(), "000.00.00.H29".length())
				: agency.substring(0, "H29".length());
	}

	private Procedure procedure(OldRow row, Agency agency, LocalDate day) {
		Matcher text = PROCEDURE.matcher(row.required(Field.PROCEDURE));
		String code = text.matches() ? text.group(1) : "";
		Procedure found = this.catalogue.find(code, day)
			.orElseThrow(() -> OldRow.refused(Field.PROCEDURE,
					this.catalogue.history(code).isPresent() ? "not-in-force" : "code"));
		if (!found.isOfferedBy(agency)) {
			throw OldRow.refused(Field.AGENCY, "not-offered");
		}
		return found;
	}

	private static <E extends Enum<E>> E choice(String text, Field field, E[] all, NumberOf<E> number) {
		String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
		for (E one : all) {
			if (one.name().equals(name) || Integer.toString(number.of(one)).equals(text)) {
				return one;
			}
		}
		throw OldRow.refused(field, "code");
	}

	@FunctionalInterface
	private interface NumberOf<E> {

		int of(E one);

	}

}
