package dev.project06.identity.soap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.WrittenNames;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.verification.Birth;
import dev.project06.identity.verification.Question;
import org.jspecify.annotations.Nullable;

/**
 * A request whose elements are those of the contract, in its order.
 *
 * @param operation name of the operation's element
 * @param fields the texts by element; the birth is under {@code NgayThangNam} or
 * {@code Nam}
 */
record SoapRequest(String operation, Map<String, String> fields) {

	/** Which integration codes an operation takes. */
	static final Map<String, Map<String, Operation>> OPERATIONS = Map.of("TraCuuThongTinCongDan",
			Map.of("033", Operation.CONFIRM, "034", Operation.HOUSEHOLD, "037", Operation.LOOK_UP),
			"XacThucThongTinCongDan", Map.of("033", Operation.CONFIRM), "XacThucThongTinHoGiaDinh",
			Map.of("034", Operation.HOUSEHOLD));

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z._:/-]{1,64}");

	private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._/-]{1,60}");

	private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z._@-]{1,64}");

	private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

	private static final Pattern NAME = Pattern.compile(WrittenNames.FORM);

	private static final Pattern YEAR = Pattern.compile("(19|2[0-3])[0-9]{2}");

	private static final int LONGEST_NAME = 100;

	/** As one system in use sends it and as another does. */
	private static final DateTimeFormatter WITH_HYPHENS = strict("uuuu-MM-dd");

	private static final DateTimeFormatter WITHOUT = strict("uuuuMMdd");

	private static DateTimeFormatter strict(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
	}

	/** The account of the officer who asks. */
	String officer() {
		return text("MaCanBo", ACCOUNT);
	}

	/** The question, or a fault that names the element and the check. */
	Question question() {
		Operation asked = OPERATIONS.getOrDefault(this.operation, Map.of()).get(this.fields.get("MaTichHop"));
		if (asked == null) {
			throw SoapFaultException.client("soap-integration-code", "MaTichHop");
		}
		String procedure = text("MaDVC", CODE);
		String dossier = this.fields.containsKey("MaHoSo") ? text("MaHoSo", CODE) : null;
		return new Question(asked, citizenId(), oldNumber(), name(), birth(),
				new Purpose(procedure, "MaDVC " + procedure, dossier), text("MaYeuCau", ID));
	}

	private String text(String field, Pattern form) {
		String text = this.fields.getOrDefault(field, "");
		if (!form.matcher(text).matches()) {
			throw SoapFaultException.client("pattern", field);
		}
		return text;
	}

	private @Nullable CitizenId citizenId() {
		String digits = this.fields.get("SoDinhDanh");
		try {
			return (digits != null) ? CitizenId.of(digits) : null;
		}
		catch (MalformedCitizenIdException ex) {
			throw SoapFaultException.client("citizen-id-" + ex.check().name().toLowerCase(Locale.ROOT), "SoDinhDanh");
		}
	}

	private @Nullable OldNumber oldNumber() {
		return this.fields.containsKey("SoCMND") ? new OldNumber(text("SoCMND", NINE_DIGITS)) : null;
	}

	private String name() {
		String name = text("HoVaTen", NAME);
		if (name.isBlank() || name.length() > LONGEST_NAME) {
			throw SoapFaultException.client("pattern", "HoVaTen");
		}
		return name;
	}

	private Birth birth() {
		String date = this.fields.get("NgayThangNam");
		if (date == null) {
			return Birth.in(Integer.parseInt(text("Nam", YEAR)));
		}
		try {
			return Birth.on(LocalDate.parse(date, (date.indexOf('-') >= 0) ? WITH_HYPHENS : WITHOUT));
		}
		catch (DateTimeException ex) {
			throw SoapFaultException.client("date", "NgayThangNam");
		}
	}

	/** The operation. */
	@Override
	public String toString() {
		return "SoapRequest[" + this.operation + "]";
	}

}
