package dev.project06.records;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the catalogue shows to whoever is logged in. */
class CatalogueReadingTests extends RunningService {

	private static final String ROOT = "/api/records/v1";

	private final String anyone = REALM.token("operator", (claims) -> claims);

	@Test
	void aProcedureShowsItsPapersFeesResultsAndHowEachFactIsKnown() {
		JsonNode birth = read("/procedures/1.001193");
		assertThat(birth.get("version").asInt()).isEqualTo(1);
		assertThat(birth.get("statutoryTime").asString()).isEqualTo("same-day cut-off 15:00");
		assertThat(birth.at("/standings/TIME").asString()).isEqualTo("SOURCED");
		assertThat(birth.at("/standings/CUT_OFF").asString()).isEqualTo("RECALLED");
		assertThat(birth.at("/fees/ONLINE").asLong()).isZero();
		assertThat(birth.get("components").valueStream().filter((paper) -> paper.get("waivable").asBoolean()))
			.isNotEmpty();
		assertThat(birth.at("/results/0/form").asString()).isEqualTo("PAPER");
		assertThat(read("/procedures/2.000986").get("replacedBy").valueStream().map(JsonNode::asString))
			.containsExactly("2.000987", "3.000722");
	}

	@Test
	void listsAreNarrowed() {
		assertThat(read("/procedures?essential=true").get("items").size()).isEqualTo(53);
		assertThat(read("/procedures?essential=true&day=2024-05-04&block=MINISTRY").get("items").size()).isEqualTo(53);
		assertThat(read("/procedures?serviceLevel=INFORMATION").get("items").size()).isZero();
		assertThat(read("/agencies?level=1&block=LOCALITY&day=2025-06-30").get("items").size()).isEqualTo(63);
		assertThat(read("/agencies?level=1&block=LOCALITY&day=2025-07-01").get("items").size()).isEqualTo(34);
		assertThat(read("/agencies?within=000.00.01.H29").get("items")
			.valueStream()
			.map((agency) -> agency.get("code").asString())).containsExactly("H29.01", "H29.01.01");
	}

	@Test
	void publishedCountsShowWhatTheyComeTo() {
		JsonNode online = read("/published-figures").get("items").get(0);
		assertThat(online.get("part").asLong()).isEqualTo(4427);
		assertThat(online.get("whole").asLong()).isEqualTo(6283);
		assertThat(online.get("percent").decimalValue()).isEqualByComparingTo("70.46");
		assertThat(online.get("publishedPercent").decimalValue()).isEqualByComparingTo("70.3");
		assertThat(online.get("agrees").asBoolean()).isFalse();
	}

	@Test
	void anAgencyIsFoundByEitherFormOfItsCode() {
		JsonNode division = read("/agencies/H29.01.01");
		assertThat(division).isEqualTo(read("/agencies/000.01.01.H29"));
		assertThat(division.get("qcvnCode").asString()).isEqualTo("000.01.01.H29");
		assertThat(division.get("level").asInt()).isEqualTo(3);
	}

	@ParameterizedTest(name = "{0} on {1}: in office {2}, in {3}")
	@CsvSource({ "H22, 2025-06-30, true, Tỉnh Hà Giang", "H22, 2025-07-01, false, Tỉnh Tuyên Quang",
			"H60, 2025-07-01, true, Tỉnh Tuyên Quang", "H38, 2025-06-30, true, Tỉnh Lào Cai",
			"H38, 2025-07-01, true, Tỉnh Lào Cai", "H57, 2024-12-31, true, Tỉnh Thừa Thiên Huế",
			"H57, 2025-01-01, true, Thành phố Huế" })
	void anAgencyIsShownAsOfADay(String code, String day, boolean inOffice, String province) {
		JsonNode agency = read("/agencies/" + code + "?day=" + day);
		assertThat(agency.get("inOffice").asBoolean()).isEqualTo(inOffice);
		assertThat(agency.at("/province/name/vi").asString()).isEqualTo(province);
	}

	@Test
	void theCodeOfAProvinceMeansWhatItMeantOnTheDay() {
		JsonNode before = read("/provinces/15?day=2025-06-30");
		assertThat(before.at("/name/vi").asString()).isEqualTo("Tỉnh Yên Bái");
		assertThat(before.at("/becomes/name/vi").asString()).isEqualTo("Tỉnh Lào Cai");
		JsonNode since = read("/provinces/15?day=2025-07-01");
		assertThat(since.at("/name/vi").asString()).isEqualTo("Tỉnh Lào Cai");
		assertThat(since.get("madeFrom").valueStream().map((one) -> one.get("code").asString())).containsExactly("10",
				"15");
		assertThat(since.has("birthPrefix")).isFalse();
		assertThat(read("/provinces?day=2025-06-30").get("items").size()).isEqualTo(63);
		assertThat(read("/provinces?day=2025-07-01").get("items").size()).isEqualTo(34);
	}

	@Test
	void theCalendarShowsWhatDiffersFromTheWeek() {
		JsonNode year = read("/calendar/2026");
		assertThat(year.get("version").asString()).isEqualTo("2026-11-22");
		assertThat(year.get("standing").asString()).isEqualTo("FINAL");
		assertThat(year.get("exceptions").valueStream().filter((day) -> day.get("working").asBoolean()))
			.extracting((day) -> day.get("date").asString())
			.containsExactly("2026-01-10", "2026-08-22");
		assertThat(year.get("exceptions").valueStream().map((day) -> day.get("date").asString()))
			.contains("2026-11-24");
		assertThat(read("/calendar/2030").get("standing").asString()).isEqualTo("UNKNOWN");
	}

	@ParameterizedTest(name = "{0} at {1} is due on {2}")
	@CsvSource({ "1.001193, 2026-11-23T14:59:59%2B07:00, 2026-11-23", "1.001193, 2026-11-23T08:00:00Z, 2026-11-25",
			"1.004222, 2026-11-16T09:00:00%2B07:00, 2026-11-26" })
	void anAppointmentIsComputedForAProcedureAndAMoment(String procedure, String at, String due) {
		JsonNode appointment = json(client().get()
			.uri(java.net.URI.create(
					"http://127.0.0.1:" + port() + ROOT + "/calendar/appointment?procedure=" + procedure + "&at=" + at))
			.headers((headers) -> headers.setBearerAuth(this.anyone))
			.exchange(), 200);
		assertThat(appointment.get("dueDate").asString()).isEqualTo(due);
		assertThat(appointment.get("calendar").asString()).isEqualTo("2026-11-22");
	}

	@ParameterizedTest
	@CsvSource({ "/procedures?day=yesterday, day, date", "/procedures?day=2026-02-30, day, date",
			"/procedures?serviceLevel=HALF, serviceLevel, code", "/procedures?essential=maybe, essential, type",
			"/agencies?within=H99, within, code", "/agencies?within=x, within, code", "/agencies?level=x, level, type",
			"/calendar/1999, year, min", "/calendar/2101, year, max", "/calendar/x, year, type",
			"/calendar/appointment?procedure=1.001193, at, required",
			"/calendar/appointment?at=2026-11-23T08:00:00Z, procedure, required",
			"/calendar/appointment?procedure=1.001193&at=soon, at, type",
			"/calendar/appointment?procedure=1.999999&at=2026-11-23T08:00:00Z, procedure, code" })
	void aParameterThatIsWrongIsNamed(String path, String field, String check) {
		JsonNode error = problem(get(this.anyone, ROOT + path), 400, "invalid-input").get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
	}

	@ParameterizedTest
	@CsvSource({ "/procedures/1.999999", "/procedures/1.001193/versions/2", "/procedures/1.001193/versions/0",
			"/procedures/x/versions", "/agencies/H99", "/agencies/x", "/provinces/99", "/provinces/02?day=2025-07-01" })
	void whatIsNotThereIsNotFound(String path) {
		problem(get(this.anyone, ROOT + path), 404, "not-found");
	}

	private JsonNode read(String path) {
		return json(get(this.anyone, ROOT + path), 200);
	}

}
