package dev.project06.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Household;
import dev.project06.identity.population.Household.Relation;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.register.Change;
import dev.project06.identity.register.Register;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = { "project06.verification.failures-per-officer=3",
		"project06.verification.failures-per-agency=5", "project06.verification.look-ups-per-officer=6" })
class InquiryTests extends RunningService {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final Register register;

	private final MeterRegistry meters;

	private final Person father;

	private final Household household;

	private Sandbox sandbox = new Sandbox("", null, Clock.systemUTC(), Faults.NONE);

	InquiryTests(@Autowired Population population, @Autowired Register register, @Autowired MeterRegistry meters) {
		this.register = register;
		this.meters = meters;
		this.father = population.draw("inquiry")
			.filter((one) -> one.birthDate().getYear() > 1970 && population.card(one).isPresent())
			.filter((one) -> population.household(one).members().size() == 4
					&& population.household(one).members().getFirst().person().equals(one))
			.findFirst()
			.orElseThrow();
		this.household = population.household(this.father);
	}

	@BeforeEach
	void makeASandbox() {
		String name = "inquiry-" + COUNT.incrementAndGet();
		this.sandbox = new Sandbox(name, "test-admin", Clock.systemUTC(), Faults.NONE);
		client().post()
			.uri("/api/identity/v1/sandboxes")
			.header("Authorization", admin())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"name\":\"" + name + "\"}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody();
	}

	@Test
	void aLookUpGivesTheFieldsThatTheProcedureMaySee() {
		JsonNode wide = ask("look-ups", "1.004222", this.father, 200).get("citizen");
		assertThat(wide.get("citizenId").asString()).isEqualTo(this.father.citizenId().digits());
		assertThat(wide.at("/permanentAddress/street").asString()).isEqualTo(this.household.permanent().street());
		assertThat(wide.get("householdNumber").asString()).isEqualTo(this.household.number());
		assertThat(wide.at("/spouse/citizenId").asString()).isEqualTo(member(1).citizenId().digits());
		assertThat(wide.get("maritalStatus").asString()).isEqualTo("MARRIED");
		assertThat(wide.has("photo")).isFalse();
		JsonNode narrow = ask("look-ups", "3.000346", this.father, 200).get("citizen");
		assertThat(narrow.propertyNames()).containsOnly("citizenId", "fullName", "sex", "birthDate", "birthYear",
				"nationality", "permanentAddress", "currentAddress", "bloodGroup", "card", "photo");
		assertThat(narrow.get("photo").asString()).contains("SYNTHETIC");
		assertThat(narrow.at("/card/state").asString()).isEqualTo("VALID");
	}

	@Test
	void aLookUpNeedsNumberNameAndBirthDateToAgree() {
		JsonNode answer = post("look-ups",
				body("1.004222", this.father.citizenId(), "Nguyễn Nobody", "\"birthDate\":\"1900-01-01\""), officer(),
				200);
		assertThat(answer.get("outcome").asString()).isEqualTo("MISMATCH");
		assertThat(answer.get("differs").toString()).isEqualTo("[\"fullName\",\"birthDate\"]");
		assertThat(answer.has("citizen")).isFalse();
	}

	@Test
	void aChildHasFatherMotherAndGuardian() {
		Person child = this.household.members().get(3).person();
		JsonNode citizen = ask("look-ups", "1.001456", child, 200).get("citizen");
		assertThat(citizen.at("/father/citizenId").asString()).isEqualTo(this.father.citizenId().digits());
		assertThat(citizen.at("/mother/citizenId").asString()).isEqualTo(member(1).citizenId().digits());
		assertThat(citizen.has("guardian")).isEqualTo(child.age(LocalDate.now(Register.ZONE)) < 18);
	}

	@Test
	void everybodyInAHouseholdIsToldTheSame() {
		JsonNode asFather = ask("households", "1.004222", this.father, 200).get("household");
		JsonNode asChild = ask("households", "1.004222", member(3), 200).get("household");
		assertThat(asFather).isEqualTo(asChild);
		assertThat(asFather.get("members").valueStream().map((one) -> one.get("relation").asString()))
			.containsExactly("HEAD", "SPOUSE", "CHILD", "CHILD");
	}

	@Test
	void whoDiedOrMovedBelongsToTheHouseholdNoMore() {
		change(this.father, new Change.Deceased(LocalDate.of(2026, 2, 1)));
		change(member(3), new Change.Moved("48", "48001", "Số 5, đường Lê Lợi"));
		JsonNode mother = ask("households", "1.004222", member(1), 200);
		assertThat(mother.at("/household/members").valueStream().map((one) -> one.get("relation").asString()))
			.containsExactly("HEAD", "CHILD");
		JsonNode citizen = ask("look-ups", "1.004222", member(1), 200).get("citizen");
		assertThat(citizen.get("maritalStatus").asString()).isEqualTo("DIVORCED_OR_WIDOWED");
		assertThat(citizen.has("spouse")).isFalse();
		JsonNode moved = ask("households", "1.004222", member(3), 200).get("household");
		assertThat(moved.get("members").size()).isEqualTo(1);
		assertThat(moved.at("/address/communeName").asString()).isEqualTo("Phường Giả Lập 1");
		assertThat(moved.get("number").asString()).isNotEqualTo(this.household.number());
		JsonNode dead = ask("households", "1.004222", this.father, 200);
		assertThat(dead.get("outcome").asString()).isEqualTo("MATCH");
		assertThat(dead.get("remarks").toString()).contains("DECEASED");
		assertThat(dead.has("household")).isFalse();
	}

	@Test
	void aDeadPersonMatchesWithoutAReceipt() {
		change(this.father, new Change.Deceased(LocalDate.of(2026, 2, 1)));
		JsonNode answer = ask("confirmations", "1.004222", this.father, 200);
		assertThat(answer.get("outcome").asString()).isEqualTo("MATCH");
		assertThat(answer.get("remarks").toString()).isEqualTo("[\"DECEASED\"]");
		assertThat(answer.has("receipt")).isFalse();
	}

	@Test
	void aReplacedNumberDoesNotMatchAndTheNewOneDoes() {
		CitizenId other = CitizenId.of(this.father.citizenId().digits().substring(0, 3) + "226"
				+ this.father.citizenId().digits().substring(6));
		change(this.father, new Change.NumberReissued(other));
		JsonNode answer = ask("confirmations", "1.004222", this.father, 200);
		assertThat(answer.get("outcome").asString()).isEqualTo("MISMATCH");
		assertThat(answer.get("differs").toString()).isEqualTo("[\"citizenId\"]");
		assertThat(answer.get("remarks").toString()).isEqualTo("[\"NUMBER_REPLACED\"]");
		String birthDate = "\"birthDate\":\"" + this.father.birthDate().withYear(2026) + '"';
		JsonNode renewed = post("confirmations", body("1.004222", other, this.father.fullName(), birthDate), officer(),
				200);
		assertThat(renewed.get("outcome").asString()).isEqualTo("MATCH");
		JsonNode household = post("households", body("1.004222", other, this.father.fullName(), birthDate), officer(),
				200);
		assertThat(household.at("/household/members/0/citizenId").asString()).isEqualTo(other.digits());
	}

	@Test
	void aYearOnlyBirthDateMatchesByItsYear() {
		change(this.father, new Change.YearOnlyBirthDate());
		String year = "\"birthYear\":" + this.father.birthDate().getYear();
		JsonNode answer = post("confirmations", body("1.004222", this.father.citizenId(), this.father.fullName(), year),
				officer(), 200);
		assertThat(answer.get("outcome").asString()).isEqualTo("MATCH");
		assertThat(answer.get("remarks").toString()).isEqualTo("[\"BIRTH_YEAR_ONLY\"]");
		JsonNode citizen = post("look-ups", body("1.004222", this.father.citizenId(), this.father.fullName(), year),
				officer(), 200)
			.get("citizen");
		assertThat(citizen.has("birthDate")).isFalse();
		assertThat(citizen.get("birthYear").asInt()).isEqualTo(this.father.birthDate().getYear());
		assertThat(post("confirmations",
				body("1.004222", member(1).citizenId(), member(1).fullName(),
						"\"birthYear\":" + member(1).birthDate().getYear()),
				officer(), 200)
			.get("differs")
			.toString()).isEqualTo("[\"birthDate\"]");
	}

	@ParameterizedTest
	@CsvSource({ "confirmations, 9.000004", "look-ups, 1.999999", "households, 1.001193", "households, 9.000004" })
	void aProcedureWithoutALicenceIsRefusedWith004(String operation, String procedure) {
		JsonNode problem = ask(operation, procedure, this.father, 403);
		assertThat(problem.get("type").asString()).endsWith("/register-refused");
		assertThat(problem.get("check").asString()).isEqualTo("004-procedure-not-licensed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "confirmations", "look-ups", "households" })
	void anOfficerOfNoAgencyIsRefusedWith005(String operation) {
		String nobodys = "Bearer " + REALM.token("officer", (claims) -> claims);
		JsonNode problem = post(operation,
				body("1.004222", this.father.citizenId(), this.father.fullName(), birth(this.father)), nobodys, 403);
		assertThat(problem.get("check").asString()).isEqualTo("005-officer-without-right");
	}

	@Test
	void aRequestIdIsTakenOnce() {
		String body = body("1.004222", this.father.citizenId(), this.father.fullName(), birth(this.father));
		post("look-ups", body, officer(), 200);
		assertThat(post("look-ups", body, officer(), 403).get("check").asString()).isEqualTo("request-id-used");
		post("look-ups", body, officer("somebody", "H29"), 200);
	}

	@Test
	void whoGuessesIsLockedOutUntilTheOwnerLetsHimIn() {
		double before = lockOuts("limit-of-officer-failures");
		for (int i = 0; i < 4; i++) {
			ask("confirmations", "1.004222", unknown(i), 200);
		}
		EntityExchangeResult<String> refused = send("confirmations",
				body("1.004222", this.father.citizenId(), this.father.fullName(), birth(this.father)), officer());
		assertThat(refused.getStatus().value()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.getResponseHeaders().getFirst("Retry-After"))).isBetween(3500, 3600);
		JsonNode problem = JsonMapper.shared().readTree(refused.getResponseBody());
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/officer-locked-out");
		assertThat(problem.get("check").asString()).isEqualTo("limit-of-officer-failures");
		assertThat(lockOuts("limit-of-officer-failures")).isEqualTo(before + 1);
		ask("confirmations", "1.004222", this.father, 429);
		post("confirmations", body("1.004222", this.father.citizenId(), this.father.fullName(), birth(this.father)),
				officer("colleague", "H26"), 200);
		JsonNode locked = sandbox("GET", "", "", admin(), 200);
		assertThat(locked.get(0).get("who").asString()).isEqualTo("officer:test-officer");
		sandbox("POST", "/lift", "{\"who\":\"officer:test-officer\"}", officer(), 403);
		sandbox("POST", "/lift", "{\"who\":\"officer:test-officer\"}", admin(), 200);
		ask("confirmations", "1.004222", unknown(9), 200);
		ask("confirmations", "1.004222", this.father, 200);
	}

	@Test
	void aLockOutEndsByItself() {
		setClock("2026-11-22T01:00:00Z");
		for (int i = 0; i < 4; i++) {
			ask("confirmations", "1.004222", unknown(i), 200);
		}
		ask("confirmations", "1.004222", this.father, 429);
		setClock("2026-11-22T02:00:00Z");
		ask("confirmations", "1.004222", this.father, 200);
	}

	@Test
	void failuresCountWithinTheWindowOnly() {
		for (int i = 0; i < 12; i++) {
			setClock("2026-11-22T%02d:%02d:00Z".formatted(1 + i * 21 / 60, i * 21 % 60));
			ask("confirmations", "1.004222", unknown(i), 200);
		}
	}

	@Test
	void anAgencyIsLockedOutAsAWhole() {
		for (int i = 0; i < 6; i++) {
			post("confirmations", bodyOf(unknown(i)), officer("one-of-many-" + i, "H77"), 200);
		}
		JsonNode problem = post("confirmations", bodyOf(this.father), officer("yet-another", "H77"), 429);
		assertThat(problem.get("check").asString()).isEqualTo("limit-of-agency-failures");
		post("confirmations", bodyOf(this.father), officer("yet-another", "H78"), 200);
	}

	@Test
	void whoLooksUpTooMuchIsLockedOut() {
		for (int i = 0; i < 6; i++) {
			ask("look-ups", "1.004222", this.father, 200);
		}
		assertThat(ask("look-ups", "1.004222", this.father, 429).get("check").asString())
			.isEqualTo("limit-of-officer-look-ups");
		ask("confirmations", "1.004222", this.father, 429);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			requestId | null        | required
			requestId | ""          | pattern
			requestId | "a b"       | pattern
			requestId | 5           | type
			birthYear | 1990        | not-both
			birthYear | 1899        | min
			birthYear | 2400        | max
			birthYear | "1990"      | type
			birthDate | null        | required
			birthDate | "1990-1-1"  | date
			citizenId | "1"         | citizen-id-length
			fields    | ["photo"]   | unknown-field
			""")
	void aLookUpThatIsMalformedIsNamedWithItsCheck(String field, String value, String check) {
		String good = bodyOf(this.father);
		String bad = good.contains('"' + field + '"')
				? good.replaceFirst('"' + field + "\":(\"[^\"]*\"|[0-9]+)", '"' + field + "\":" + value)
				: good.replaceFirst("\\{", "{\"" + field + "\":" + value + ',');
		for (String operation : List.of("look-ups", "households")) {
			JsonNode problem = post(operation, bad, officer(), 400);
			List<String> found = new ArrayList<>();
			problem.get("errors")
				.forEach((one) -> found.add(one.get("field").asString() + ' ' + one.get("check").asString()));
			assertThat(found).contains(field + ' ' + check);
		}
	}

	private Person member(int index) {
		return this.household.members().get(index).person();
	}

	/** Somebody who does not exist. */
	private Person unknown(int index) {
		return new Person(CitizenId.of("90189900000" + index % 10), "Nguyễn An", this.father.sex(),
				this.father.birthDate(), "Hà Nội");
	}

	private void change(Person person, Change change) {
		assertThat(this.register.change(this.sandbox, person.citizenId(), change).block()).isNotNull();
	}

	private double lockOuts(String check) {
		return this.meters.counter("identity.lockouts", "check", check).count();
	}

	private JsonNode ask(String operation, String procedure, Person person, int status) {
		return post(operation, body(procedure, person.citizenId(), person.fullName(), birth(person)), officer(),
				status);
	}

	private static String birth(Person person) {
		return "\"birthDate\":\"" + person.birthDate() + '"';
	}

	private String bodyOf(Person person) {
		return body("1.004222", person.citizenId(), person.fullName(), birth(person));
	}

	private static String body(String procedure, CitizenId citizenId, String name, String birth) {
		return """
				{"citizenId":"%s","fullName":"%s",%s,"requestId":"r-%d",\
				"purpose":{"procedure":"%s","legalBasis":"Luật Căn cước","dossier":"H26-1"}}"""
			.formatted(citizenId.digits(), name, birth, COUNT.incrementAndGet(), procedure);
	}

	private static String admin() {
		return "Bearer " + REALM.token("admin", (claims) -> claims);
	}

	private static String officer(String name, String agency) {
		return "Bearer " + REALM.token("officer", (claims) -> claims.subject(name).claim("agency", agency));
	}

	private JsonNode post(String operation, String body, String token, int status) {
		EntityExchangeResult<String> result = send(operation, body, token);
		assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
		return JsonMapper.shared().readTree(Objects.requireNonNull(result.getResponseBody()));
	}

	private EntityExchangeResult<String> send(String operation, String body, String token) {
		return call("POST", "/api/identity/v1/" + operation, body, token).expectBody(String.class).returnResult();
	}

	private JsonNode sandbox(String method, String path, String body, String token, int status) {
		EntityExchangeResult<String> result = call(method, "/api/identity/v1/sandbox/lock-outs" + path, body, token)
			.expectBody(String.class)
			.returnResult();
		assertThat(result.getStatus().value()).isEqualTo(status);
		return JsonMapper.shared().readTree(Objects.requireNonNull(result.getResponseBody()));
	}

	private void setClock(String instant) {
		call("PUT", "/api/identity/v1/sandbox/clock", "{\"stoppedAt\":\"" + instant + "\"}", admin()).expectStatus()
			.isOk()
			.expectBody();
	}

	private WebTestClient.ResponseSpec call(String method, String path, String body, String token) {
		WebTestClient.RequestBodySpec request = client().method(org.springframework.http.HttpMethod.valueOf(method))
			.uri(path)
			.header("Authorization", token)
			.header("Sandbox", this.sandbox.name());
		return body.isEmpty() ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

}
