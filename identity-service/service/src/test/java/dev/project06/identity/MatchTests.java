package dev.project06.identity;

import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MatchAnswer;
import dev.project06.identity.api.MatchChoice;
import dev.project06.identity.api.MatchRequest;
import dev.project06.identity.api.MatchRow;
import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.MatchedRow.Method;
import dev.project06.identity.api.MatchedRow.Outcome;
import dev.project06.identity.api.OnBehalfOf;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import dev.project06.identity.api.Remark;
import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Cell;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchTests extends RunningService {

	private static final Purpose PURPOSE = new Purpose("1.004222", "Luật Căn cước 26/2023/QH15, điều 12", null);

	private static final OnBehalfOf H29 = new OnBehalfOf("H29", null);

	/** A small province: few share name and birth date. */
	private static final String PLACE = "006";

	private final Population population;

	private final List<Person> people;

	MatchTests(@Autowired Population population) {
		this.population = population;
		Cell cell = new Cell(PLACE, Sex.MALE, 1975);
		this.people = IntStream.range(0, population.count(cell))
			.mapToObj((rank) -> population.person(cell, rank))
			.toList();
	}

	@Test
	void aNumberWithItsNameGivesAReceiptForTheDossierOfTheRow() {
		Person person = this.people.getFirst();
		MatchedRow answer = one(sandbox(), row(person.citizenId().digits(), null, person.fullName(), null, null));
		assertThat(answer.outcome()).isEqualTo(Outcome.MATCHED);
		assertThat(answer.method()).isEqualTo(Method.NUMBER);
		Receipt receipt = read(answer.receipt());
		assertThat(receipt.citizenId()).isEqualTo(person.citizenId());
		assertThat(receipt.matched()).containsExactly("citizenId", "fullName");
		assertThat(receipt.agency()).isEqualTo("H29");
		assertThat(receipt.verifiedBy()).isEqualTo("test-service");
		assertThat(receipt.purpose()).isEqualTo(new Purpose(PURPOSE.procedure(), PURPOSE.legalBasis(), "H29-1"));
	}

	@Test
	void anOldNumberLeadsToThePersonOfToday() {
		Person person = some((one) -> this.population.oldNumber(one).isPresent());
		String old = this.population.oldNumber(person).orElseThrow().digits();
		MatchedRow answer = one(sandbox(), row(null, old, person.fullName(), person.birthDate().toString(), null));
		assertThat(answer.method()).isEqualTo(Method.OLD_NUMBER);
		assertThat(read(answer.receipt()).citizenId()).isEqualTo(person.citizenId());
		assertThat(read(answer.receipt()).matched()).containsExactly("oldNumber", "fullName", "birthDate");
	}

	@Test
	void anOldNumberThatIsLinkedLaterLeadsThereFromThenOn() {
		TestSandbox sandbox = sandbox();
		Person person = this.people.get(1);
		String old = unissuedOldNumber();
		MatchRow row = row(null, old, person.fullName(), null, null);
		assertThat(one(sandbox, row).outcome()).isEqualTo(Outcome.NOT_FOUND);
		sandbox.change(person.citizenId(), Map.of("kind", "old-number-linked", "oldNumber", old));
		assertThat(one(sandbox, row).outcome()).isEqualTo(Outcome.MATCHED);
	}

	@Test
	void nameBirthAndPlaceFindOnePersonAndNoOther() {
		Person person = some((one) -> namesakes(one).size() == 1);
		for (String place : List.of(PLACE, "906", "Bắc Kạn", "tỉnh BẮC KẠN", "19", "Thái Nguyên")) {
			MatchedRow answer = one(sandbox(), row(null, null, person.fullName().toUpperCase(java.util.Locale.ROOT),
					person.birthDate().toString(), place));
			if (place.equals("19") || place.equals("Thái Nguyên")) {
				assertThat(answer.outcome()).as(place).isIn(Outcome.MATCHED, Outcome.AMBIGUOUS);
			}
			else {
				assertThat(answer.outcome()).as(place).isEqualTo(Outcome.MATCHED);
				assertThat(read(answer.receipt()).citizenId()).isEqualTo(person.citizenId());
				assertThat(read(answer.receipt()).matched()).containsExactly("birthPlace", "fullName", "birthDate");
			}
		}
		assertThat(
				one(sandbox(), row(null, null, person.fullName(), person.birthDate().toString(), "Cà Mau")).outcome())
			.isEqualTo(Outcome.NOT_FOUND);
	}

	@Test
	void severalWhoFitAreNeverGuessedAndOneIsChosen() {
		Person person = some((one) -> namesakes(one).size() > 1);
		MatchRow row = row(null, null, person.fullName(), person.birthDate().toString(), PLACE);
		TestSandbox sandbox = sandbox();
		MatchedRow answer = one(sandbox, row);
		assertThat(answer.outcome()).isEqualTo(Outcome.AMBIGUOUS);
		assertThat(answer.receipt()).isNull();
		assertThat(answer.more()).isFalse();
		assertThat(answer.candidates()).hasSameSizeAs(namesakes(person)).allSatisfy((candidate) -> {
			assertThat(candidate.name()).isEqualTo(person.fullName());
			assertThat(candidate.birthDate()).isEqualTo(person.birthDate());
			assertThat(candidate.place()).endsWith("Tỉnh Thái Nguyên");
		});
		List<CitizenId> chosen = answer.candidates()
			.stream()
			.map((candidate) -> read(
					TestSandbox.json(choose(sandbox, row, candidate.candidate()), 200).get("receipt").asString())
				.citizenId())
			.toList();
		assertThat(chosen)
			.containsExactlyInAnyOrderElementsOf(namesakes(person).stream().map(Person::citizenId).toList());
		MatchRow other = row(null, null, person.fullName(), person.birthDate().toString(), "Thái Nguyên");
		TestSandbox.refused(choose(sandbox, other, answer.candidates().getFirst().candidate()), 409, "match-refused",
				"no-such-candidate");
	}

	@Test
	void aYearAloneShowsCandidatesAndSettlesOnThoseRegisteredByTheYearOnly() {
		Person dated = some((one) -> ofYear(one).size() == 1);
		MatchedRow answer = one(sandbox(), row(null, null, dated.fullName(), "1975", PLACE));
		assertThat(answer.outcome()).isEqualTo(Outcome.AMBIGUOUS);
		assertThat(answer.candidates()).hasSize(1);
		TestSandbox sandbox = sandbox();
		sandbox.change(dated.citizenId(), Map.of("kind", "year-only-birth-date"));
		assertThat(one(sandbox, row(null, null, dated.fullName(), "1975", PLACE)).outcome()).isEqualTo(Outcome.MATCHED);
		assertThat(one(sandbox, row(null, null, dated.fullName(), "1975-01-01", PLACE)).outcome())
			.isEqualTo(Outcome.MATCHED);
	}

	@Test
	void moreThanTenAreShownAsTenAndMore() {
		MatchedRow answer = one(sandbox(), row(null, null, "Nguyễn Văn Hùng", "1975", "Hà Nội"));
		assertThat(answer.outcome()).isEqualTo(Outcome.AMBIGUOUS);
		assertThat(answer.candidates()).hasSize(MatchedRow.MOST);
		assertThat(answer.more()).isTrue();
	}

	@Test
	void whoGotAnotherNameIsFoundByThatOneOnly() {
		TestSandbox sandbox = sandbox();
		Person person = some((one) -> namesakes(one).size() == 1);
		sandbox.change(person.citizenId(), Map.of("kind", "name-corrected", "fullName", "Quách Thế Nhân Ái"));
		String born = person.birthDate().toString();
		assertThat(one(sandbox, row(null, null, "quách thế nhân ái", born, PLACE)).outcome())
			.isEqualTo(Outcome.MATCHED);
		assertThat(one(sandbox, row(null, null, person.fullName(), born, PLACE)).outcome())
			.isEqualTo(Outcome.NOT_FOUND);
		assertThat(one(sandbox, row(person.citizenId().digits(), null, person.fullName(), born, null)).differs())
			.containsExactly("name");
	}

	@Test
	void aReplacedNumberLeadsToTheOneThatHolds() {
		TestSandbox sandbox = sandbox();
		Person person = some((one) -> namesakes(one).size() == 1);
		CitizenId heir = unissued();
		sandbox.change(person.citizenId(), Map.of("kind", "number-reissued", "newNumber", heir.digits()));
		MatchedRow byNumber = one(sandbox,
				row(person.citizenId().digits(), null, person.fullName(), person.birthDate().toString(), null));
		assertThat(byNumber.remarks()).containsExactly(Remark.NUMBER_REPLACED);
		assertThat(read(byNumber.receipt()).citizenId()).isEqualTo(heir);
		MatchedRow byName = one(sandbox, row(null, null, person.fullName(), "1976-" + day(person), PLACE));
		assertThat(read(byName.receipt()).citizenId()).isEqualTo(heir);
		assertThat(one(sandbox, row(null, null, person.fullName(), person.birthDate().toString(), PLACE)).outcome())
			.isEqualTo(Outcome.NOT_FOUND);
	}

	@Test
	void theDeadAreFoundAndGetNoReceipt() {
		TestSandbox sandbox = sandbox();
		Person person = some((one) -> namesakes(one).size() == 1);
		sandbox.change(person.citizenId(), Map.of("kind", "deceased", "on", "2025-01-01"));
		for (MatchRow row : List.of(row(person.citizenId().digits(), null, person.fullName(), null, null),
				row(null, null, person.fullName(), person.birthDate().toString(), PLACE))) {
			MatchedRow answer = one(sandbox, row);
			assertThat(answer.outcome()).isEqualTo(Outcome.DIFFERS);
			assertThat(answer.differs()).containsExactly("deceased");
			assertThat(answer.remarks()).containsExactly(Remark.DECEASED);
			assertThat(answer.receipt()).isNull();
		}
	}

	@Test
	void aSuspectedDuplicateIsNotSettledByName() {
		TestSandbox sandbox = sandbox();
		Person person = some((one) -> namesakes(one).size() == 1);
		sandbox.change(person.citizenId(),
				Map.of("kind", "duplicate-suspected", "with", this.people.getLast().citizenId().digits()));
		assertThat(one(sandbox, row(null, null, person.fullName(), person.birthDate().toString(), PLACE)).outcome())
			.isEqualTo(Outcome.AMBIGUOUS);
		assertThat(one(sandbox, row(person.citizenId().digits(), null, person.fullName(), null, null)).remarks())
			.containsExactly(Remark.DUPLICATE_SUSPECTED);
	}

	@Test
	void everyRowAnswersForItselfAndInItsPlace() {
		Person person = this.people.getFirst();
		String number = person.citizenId().digits();
		String name = person.fullName();
		List<MatchRow> rows = List.of(row("12", null, name, null, null), row("901899000001", null, name, null, null),
				row(number, null, null, null, null), row(null, "12", name, null, null),
				row(null, null, name, "31/12/1975", PLACE), row(null, null, name, "1975-02-30", PLACE),
				row(null, null, name, null, PLACE), row(null, null, name, "1975", null),
				row(null, null, name, "1975", "Atlantis"), row(null, null, name, "2390", PLACE),
				row(number, null, "1 OR 1=1", null, null),
				new MatchRow(number, number, null, name, null, null, null, null),
				new MatchRow("r", number, null, name, null, null, "9.000004", null),
				row(number, null, name, null, null));
		MatchAnswer answer = ask(sandbox(), rows);
		assertThat(answer.rows()).extracting((row) -> row.outcome() + " " + row.field() + " " + row.check())
			.containsExactly("MALFORMED number citizen-id-length", "NOT_FOUND null null", "MALFORMED name required",
					"MALFORMED oldNumber pattern", "MALFORMED birthDate date", "MALFORMED birthDate date",
					"MALFORMED birthDate required", "MALFORMED place too-wide", "MALFORMED place unknown-place",
					"NOT_FOUND null null", "MALFORMED name pattern", "MALFORMED id pattern",
					"MALFORMED procedure 004-procedure-not-licensed", "MATCHED null null");
		assertThat(JsonMapper.shared().writeValueAsString(answer)).doesNotContain(number, name);
	}

	@Test
	void aServiceSaysForWhomItAsksAndNobodyElseMay() {
		Person person = this.people.getFirst();
		List<MatchRow> rows = List.of(row(person.citizenId().digits(), null, person.fullName(), null, null));
		TestSandbox sandbox = sandbox();
		String officer = "Bearer " + REALM.officer("H26");
		refusedWithoutRight(sandbox.post("/matches", service(), new MatchRequest(PURPOSE, null, rows)));
		refusedWithoutRight(sandbox.post("/matches", officer, new MatchRequest(PURPOSE, H29, rows)));
		sandbox.post("/matches", citizen(), new MatchRequest(PURPOSE, null, rows))
			.expectStatus()
			.isForbidden()
			.expectBody();
		MatchAnswer answer = JsonMapper.shared()
			.treeToValue(
					TestSandbox.json(sandbox.post("/matches", officer, new MatchRequest(PURPOSE, null, rows)), 200),
					MatchAnswer.class);
		assertThat(read(answer.rows().getFirst().receipt()).agency()).isEqualTo("H26");
	}

	@Test
	void whoGuessesIsLockedOutAndWhoseFileIsMostlyRightIsNot() {
		TestSandbox sandbox = sandbox();
		String officer = "Bearer " + REALM.officer("H41");
		Person person = this.people.getFirst();
		MatchRow right = row(person.citizenId().digits(), null, person.fullName(), null, null);
		MatchRow wrong = row(person.citizenId().digits(), null, "Không Phải Người", null, null);
		List<MatchRow> half = IntStream.range(0, 400).mapToObj((i) -> (i % 2 == 0) ? right : wrong).toList();
		List<MatchRow> guesses = IntStream.range(0, 101).mapToObj((i) -> wrong).toList();
		for (List<MatchRow> rows : List.of(half, half, guesses)) {
			sandbox.post("/matches", officer, new MatchRequest(PURPOSE, null, rows)).expectStatus().isOk().expectBody();
		}
		TestSandbox.refused(sandbox.post("/matches", officer, new MatchRequest(PURPOSE, null, half)), 429,
				"officer-locked-out", "limit-of-officer-failures");
	}

	private static void refusedWithoutRight(WebTestClient.ResponseSpec answer) {
		TestSandbox.refused(answer, 403, "register-refused", "005-officer-without-right");
	}

	private TestSandbox sandbox() {
		return TestSandbox.create(client());
	}

	private MatchedRow one(TestSandbox sandbox, MatchRow row) {
		return ask(sandbox, List.of(row)).rows().getFirst();
	}

	private static MatchAnswer ask(TestSandbox sandbox, List<MatchRow> rows) {
		return JsonMapper.shared()
			.treeToValue(
					TestSandbox.json(sandbox.post("/matches", service(), new MatchRequest(PURPOSE, H29, rows)), 200),
					MatchAnswer.class);
	}

	private static WebTestClient.ResponseSpec choose(TestSandbox sandbox, MatchRow row, String candidate) {
		return sandbox.post("/matches/choice", service(), new MatchChoice(PURPOSE, H29, row, candidate));
	}

	private static MatchRow row(@Nullable String number, @Nullable String oldNumber, @Nullable String name,
			@Nullable String birthDate, @Nullable String place) {
		return new MatchRow("row-1", number, oldNumber, name, birthDate, place, null, "H29-1");
	}

	private Person some(Predicate<Person> fits) {
		return this.people.stream().filter(fits).findFirst().orElseThrow();
	}

	/** Found by looking at everybody of the year. */
	private List<Person> namesakes(Person person) {
		return ofYear(person).stream().filter((one) -> one.birthDate().equals(person.birthDate())).toList();
	}

	private List<Person> ofYear(Person person) {
		return Arrays.stream(Sex.values())
			.map((sex) -> new Cell(PLACE, sex, 1975))
			.flatMap((cell) -> IntStream.range(0, this.population.count(cell))
				.mapToObj((rank) -> this.population.person(cell, rank)))
			.filter((one) -> one.fullName().equals(person.fullName()))
			.toList();
	}

	private String unissuedOldNumber() {
		return IntStream.range(0, 1000)
			.mapToObj((i) -> "9%08d".formatted(i))
			.filter((digits) -> this.population.find(new OldNumber(digits)).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	/** Of a man of Bắc Kạn, born a year later. */
	private CitizenId unissued() {
		return IntStream.range(0, 1_000_000)
			.mapToObj((i) -> CitizenId.of("906076%06d".formatted(i)))
			.filter((number) -> this.population.find(number).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private static String day(Person person) {
		return person.birthDate().withYear(1976).toString().substring(5);
	}

	private Receipt read(@Nullable String receipt) {
		try {
			String keys = client().get()
				.uri("/api/identity/v1/keys")
				.exchange()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody();
			return ReceiptCodec.read(Objects.requireNonNull(receipt), JWKSet.parse(keys), Instant.now());
		}
		catch (ParseException ex) {
			throw new AssertionError(ex);
		}
	}

}
