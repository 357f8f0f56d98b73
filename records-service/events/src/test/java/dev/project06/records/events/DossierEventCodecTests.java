package dev.project06.records.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DossierEventCodecTests {

	private static final String SECRET = "079203001234";

	private static final String GOOD = text(DossierEventCodec.encode(SampleEvents.of(DossierChange.RETURNED)));

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "dossier", "sequence", "change", "changedAt", "agency", "block", "procedure",
			"serviceLevel", "essential", "channel", "state", "submittedAt", "supplements", "link" })
	void refusesAnEventWithoutARequiredField(String field) {
		assertRefused(without(field), field + " is missing");
		assertRefused(with(field, "null"), field + " is missing");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "finishedAt, finishedAt is missing in a settled dossier",
			"holder, holder is missing in a verified link" })
	void refusesAnEventThatItsStateContradicts(String field, String failedCheck) {
		assertRefused(without(field), failedCheck);
	}

	@Test
	void takesAnEventWithoutAFieldThatMayBeMissing() {
		assertThat(decode(without("dueDate")).dueDate()).isNull();
		assertThat(decode(with("dueDate", "null")).dueDate()).isNull();
		assertThat(decode(without("receivedAt")).receivedAt()).isNull();
		assertThat(decode(without("returnedAt")).returnedAt()).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "dossier", "change", "changedAt", "agency", "block", "procedure", "serviceLevel",
			"channel", "state", "submittedAt", "receivedAt", "dueDate", "finishedAt", "returnedAt", "link", "holder" })
	void refusesATextOfAnotherType(String field) {
		Stream.of(SECRET.substring(1), "1.5", "true", "[\"" + SECRET + "\"]", "{\"a\":\"" + SECRET + "\"}")
			.forEach((value) -> assertRefused(with(field, value), field + " has a wrong type"));
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "sequence", "supplements", "essential" })
	void refusesANumberOrATruthOfAnotherType(String field) {
		Stream.of("\"" + SECRET + "\"", "\"1\"", "\"true\"", "1.0", "[1]", "{}")
			.forEach((value) -> assertRefused(with(field, value), field + " has a wrong type"));
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "change", "block", "serviceLevel", "channel", "state", "link", "changedAt", "submittedAt",
			"receivedAt", "dueDate", "finishedAt", "returnedAt" })
	void refusesAWordThatMeansNothing(String field) {
		Stream
			.of("", " ", "0", SECRET, "full", " FULL ", "2026-13-01", "2026-11-31", "2026-11-22T25:00:00Z",
					"2026-11-22T08:00:00", "2026-11-22T08:00:00.0123456789Z", "2026-11-22T08:00:00.1x3Z",
					"2026-11-22 08:00:00Z")
			.forEach((value) -> assertRefused(with(field, '"' + value + '"'),
					field + " has a value that is not allowed"));
	}

	@ParameterizedTest(name = "{0} = {1}")
	@CsvSource(quoteCharacter = '`', textBlock = """
			sequence    | 0                       | sequence is below 1
			sequence    | -9223372036854775808    | sequence is below 1
			sequence    | 9223372036854775808     | sequence has a value that is not allowed
			supplements | -1                      | supplements is below 0
			supplements | 2147483648              | supplements has a value that is not allowed
			dossier     | ""                      | dossier is blank or longer than 100
			agency      | " "                     | agency is blank or longer than 100
			holder      | ""                      | holder is blank or longer than 100
			""", delimiter = '|')
	void refusesAValueOutOfItsBounds(String field, String value, String failedCheck) {
		assertRefused(with(field, value), failedCheck);
	}

	@Test
	void refusesALongText() {
		assertRefused(with("procedure", '"' + "1".repeat(101) + '"'), "procedure is blank or longer than 100");
	}

	@Test
	void passesOverUnknownFields() {
		DossierEvent event = SampleEvents.of(DossierChange.RETURNED);
		Stream.of("1", "null", "\"ở đây\"", "{\"dossier\":\"X\",\"a\":[{}]}", "[[1],{}]")
			.map((value) -> "{\"later\":" + value + "," + GOOD.substring(1))
			.forEach((json) -> assertThat(decode(json)).isEqualTo(event));
	}

	@Test
	void anEventOfBeforeHasNeitherPapersNorFees() {
		DossierEvent event = decode(GOOD);
		assertThat(event.papers()).isEqualTo(Papers.NONE);
		assertThat(event.fees()).isEqualTo(Fees.NONE);
		assertThat(event.suspension()).isEqualTo(Suspension.NONE);
		assertThat(decode("{\"papers.components\":3,\"papers\":null," + GOOD.substring(1))).isEqualTo(event);
	}

	@ParameterizedTest(name = "{0} = {1}")
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			papers     | 1                              | papers has a wrong type
			papers     | {"components":"1"}             | papers.components has a wrong type
			papers     | {"digitised":1}                | papers.digitised is not among the components
			papers     | {"components":1,"reused":2}    | papers.reused is not among the components
			papers     | {"electronicResult":1}         | papers.electronicResult has a wrong type
			waived     | -1                             | waived is below 0
			waived     | "1"                            | waived has a wrong type
			fees       | {"asked":-1}                   | fees.asked is below 0
			fees       | {"asked":1,"paid":2}           | fees.paid is not within what was asked for
			fees       | {"online":"true"}              | fees.online has a wrong type
			suspension | []                             | suspension has a wrong type
			suspension | {"seconds":-1}                 | suspension.seconds is below 0
			suspension | {"since":"today"}              | suspension.since has a value that is not allowed
			""")
	void refusesFactsThatCannotBe(String field, String value, String failedCheck) {
		assertRefused("{\"" + field + "\":" + value + "," + GOOD.substring(1), failedCheck);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			null       | it is null
			[]         | it has a wrong type
			"text"     | it has a wrong type
			5          | it has a wrong type
			{}         | dossier is missing
			{          | it is not JSON
			{"a":1,}   | it is not JSON
			{a:1}      | it is not JSON
			hello      | it is not JSON
			""")
	void refusesWhatIsNoEvent(String json, String failedCheck) {
		assertRefused(json, failedCheck);
	}

	@Test
	void refusesWhatFollowsAnEvent() {
		assertRefused(GOOD + GOOD, "something follows it");
		assertRefused(GOOD + "x", "it is not JSON");
		assertThat(decode(GOOD + " \n")).isEqualTo(decode(GOOD));
	}

	@Test
	void refusesAFieldThatStandsTwice() {
		assertRefused("{\"sequence\":1," + GOOD.substring(1), "it is not JSON");
	}

	@Test
	void refusesEndlessNesting() {
		assertRefused("{\"later\":" + "[".repeat(100_000) + "]".repeat(100_000) + "," + GOOD.substring(1),
				"it is not JSON");
	}

	@Test
	void refusesNothing() {
		assertRefused((byte[]) null, "it is empty");
		assertRefused(new byte[0], "it is empty");
	}

	@Test
	void refusesBrokenUtf8() {
		byte[] broken = GOOD.getBytes(StandardCharsets.UTF_8);
		broken[GOOD.indexOf("H29")] = (byte) 0xC3;
		assertRefused(broken, "it is not UTF-8");
		assertRefused(GOOD.replace("H29", "é").getBytes(StandardCharsets.ISO_8859_1), "it is not UTF-8");
	}

	@Test
	void takesAReplacementCharacterThatWasWritten() {
		assertThat(decode(with("agency", "\"\uFFFD\"")).agency()).isEqualTo("\uFFFD");
	}

	@Test
	void refusesOtherEncodings() {
		Stream.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_32BE)
			.map(GOOD::getBytes)
			.forEach((json) -> assertThatExceptionOfType(MalformedEventException.class)
				.isThrownBy(() -> DossierEventCodec.decode(json)));
	}

	@Test
	void refusesEveryEventThatIsCutShort() {
		byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
		for (int length = 0; length < whole.length; length++) {
			byte[] cut = Arrays.copyOf(whole, length);
			assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> DossierEventCodec.decode(cut));
		}
	}

	private static DossierEvent decode(String json) {
		return DossierEventCodec.decode(json.getBytes(StandardCharsets.UTF_8));
	}

	private static void assertRefused(String json, String failedCheck) {
		assertRefused(json.getBytes(StandardCharsets.UTF_8), failedCheck);
	}

	private static void assertRefused(byte @org.jspecify.annotations.Nullable [] json, String failedCheck) {
		assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> DossierEventCodec.decode(json))
			.withMessage("Not a dossier event: " + failedCheck)
			.withNoCause();
	}

	private static String without(String field) {
		String json = GOOD.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*),?", "").replace(",}", "}");
		assertThat(json).isNotEqualTo(GOOD);
		return json;
	}

	private static String with(String field, String value) {
		String json = GOOD.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]*)", "\"" + field + "\":" + value);
		assertThat(json).isNotEqualTo(GOOD);
		return json;
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

}
