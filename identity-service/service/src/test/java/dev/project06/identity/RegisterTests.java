package dev.project06.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Change;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.CardState;
import dev.project06.identity.register.Registered.Status;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegisterTests extends RunningService {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static final CitizenId NEVER_ISSUED = CitizenId.of("901899000001");

	private final Population population;

	private final Register register;

	private final Sandboxes sandboxes;

	private final MongoDatabase database;

	private final List<Person> people;

	private String name = "";

	private Sandbox sandbox = new Sandbox("", null, java.time.Clock.systemUTC(),
			dev.project06.identity.sandbox.Faults.NONE);

	RegisterTests(@Autowired Population population, @Autowired Register register, @Autowired Sandboxes sandboxes,
			@Autowired MongoDatabase database) {
		this.population = population;
		this.register = register;
		this.sandboxes = sandboxes;
		this.database = database;
		this.people = population.draw("register")
			.filter((one) -> one.birthDate().getYear() > 1950 && one.birthDate().getYear() < 2000)
			.filter((one) -> population.card(one).isPresent() && population.oldNumber(one).isPresent())
			.limit(4)
			.toList();
	}

	@BeforeEach
	void makeASandbox() {
		this.name = "register-" + COUNT.incrementAndGet();
		call("/api/identity/v1/sandboxes", officer(), "{\"name\":\"" + this.name + "\"}").expectStatus()
			.isCreated()
			.expectBody();
		this.sandbox = Objects.requireNonNull(this.sandboxes.find(this.name).block());
	}

	@Test
	void everybodyIsAsBornWhereNothingWasChanged() {
		Registered found = find(number(0));
		assertThat(found.person()).isEqualTo(this.people.getFirst());
		assertThat(found.status()).isEqualTo(Status.LIVING);
		assertThat(this.register.find(this.sandbox, NEVER_ISSUED).blockOptional()).isEmpty();
	}

	@Test
	void aChangeIsSeenAtOnceAndInThisSandboxOnly() {
		find(number(0));
		change(number(0), new Change.NameCorrected("Trần Thị Mới"));
		assertThat(find(number(0)).person().fullName()).isEqualTo("Trần Thị Mới");
		Sandbox other = Objects.requireNonNull(this.sandboxes.find(Sandbox.DEFAULT).block());
		assertThat(Objects.requireNonNull(this.register.find(other, number(0)).block()).person())
			.isEqualTo(this.people.getFirst());
	}

	@Test
	void aCardExpiresIsLockedAndIsIssuedAnew() {
		change(number(0), new Change.CardLocked());
		assertThat(card(number(0))).isEqualTo(CardState.LOCKED);
		change(number(0), new Change.CardUnlocked());
		change(number(0), new Change.CardExpired(LocalDate.of(2026, 1, 1)));
		assertThat(card(number(0))).isEqualTo(CardState.EXPIRED);
		change(number(0), new Change.CardReissued(LocalDate.of(2026, 2, 1)));
		assertThat(card(number(0))).isEqualTo(CardState.VALID);
	}

	@Test
	void aReissuedNumberLeadsToTheNewOneAndNoLongerStandsForAnybody() {
		change(number(0), new Change.NameCorrected("Trần Thị Mới"));
		CitizenId second = free(0);
		change(number(0), new Change.NumberReissued(second));
		assertThat(find(number(0)).status()).isEqualTo(Status.REPLACED);
		assertThat(find(number(0)).replacedBy()).isEqualTo(second);
		Registered heir = find(second);
		assertThat(heir.status()).isEqualTo(Status.LIVING);
		assertThat(heir.person().fullName()).isEqualTo("Trần Thị Mới");
		assertThat(heir.person().sex()).isEqualTo(second.sex());
		assertThat(heir.origin()).isEqualTo(number(0));
		change(second, new Change.CardLocked());
		CitizenId third = free(1);
		change(second, new Change.NumberReissued(third));
		assertThat(card(third)).isEqualTo(CardState.LOCKED);
		assertThat(find(this.population.oldNumber(this.people.getFirst()).orElseThrow()).person().citizenId())
			.isEqualTo(third);
		assertRefused(number(0), new Change.CardLocked(), "number-replaced");
		assertRefused(number(1), new Change.NumberReissued(second), "number-taken");
		assertRefused(number(1), new Change.NumberReissued(number(2)), "number-taken");
	}

	@Test
	void anOldNumberIsFoundAndCanBeLinkedToAnother() {
		OldNumber old = this.population.oldNumber(this.people.getFirst()).orElseThrow();
		assertThat(find(old).person().citizenId()).isEqualTo(number(0));
		OldNumber linked = new OldNumber("123456789");
		change(number(0), new Change.OldNumberLinked(linked.digits()));
		assertThat(find(linked).person().citizenId()).isEqualTo(number(0));
		assertThat(this.register.find(this.sandbox, old).blockOptional()).isEmpty();
		assertRefused(number(1), new Change.OldNumberLinked(linked.digits()), "old-number-taken");
		assertRefused(number(1),
				new Change.OldNumberLinked(this.population.oldNumber(this.people.get(2)).orElseThrow().digits()),
				"old-number-taken");
	}

	@Test
	void whatCannotHaveHappenedIsRefusedWithItsCheck() {
		LocalDate birth = this.people.getFirst().birthDate();
		assertRefused(NEVER_ISSUED, new Change.CardLocked(), "unknown-person");
		assertRefused(number(0), new Change.Deceased(birth.minusDays(1)), "before-birth");
		assertRefused(number(0), new Change.Deceased(LocalDate.of(2200, 1, 1)), "in-the-future");
		assertRefused(number(0), new Change.BirthDateCorrected(birth.plusYears(1)), "year-of-the-number");
		assertRefused(number(0), new Change.CardUnlocked(), "card-not-locked");
		assertRefused(number(0), new Change.NumberReissued(number(0)), "same-number");
		assertRefused(number(0), new Change.NumberReissued(CitizenId.of("001190000001")), "other-kind-of-number");
		assertRefused(number(0), new Change.DuplicateSuspected(number(0)), "same-number");
		assertRefused(number(0), new Change.DuplicateSuspected(NEVER_ISSUED), "unknown-person");
		assertRefused(number(0), new Change.Moved("99", "99001", "Số 1"), "unknown-commune");
		assertRefused(number(0), new Change.Moved("01", "01999", "Số 1"), "unknown-commune");
		change(number(0), new Change.Deceased(birth.plusYears(20)));
		assertRefused(number(0), new Change.Deceased(birth.plusYears(20)), "deceased");
		assertRefused(number(0), new Change.Moved("01", "01001", "Số 1"), "deceased");
	}

	@Test
	void aThousandAreFoundAtOnceAsEachAlone() {
		change(number(0), new Change.NameCorrected("Trần Thị Mới"));
		CitizenId second = free(2);
		change(number(1), new Change.NumberReissued(second));
		List<CitizenId> asked = new ArrayList<>(
				this.population.draw("batch").limit(900).map(Person::citizenId).toList());
		asked.addAll(List.of(number(0), number(1), number(2), second, NEVER_ISSUED));
		var found = Objects.requireNonNull(this.register.find(this.sandbox, asked).block());
		assertThat(found).doesNotContainKey(NEVER_ISSUED).hasSize((int) asked.stream().distinct().count() - 1);
		found.forEach((number, registered) -> assertThat(registered).isEqualTo(find(number)));
	}

	@Test
	void changesMadeAtOnceAreAllKept() {
		List<CitizenId> suspects = this.population.draw("suspects").limit(8).map(Person::citizenId).toList();
		Flux.fromIterable(suspects)
			.flatMap((one) -> this.register.change(this.sandbox, number(0), new Change.DuplicateSuspected(one)))
			.blockLast();
		assertThat(find(number(0)).duplicates()).containsExactlyInAnyOrderElementsOf(suspects);
	}

	@Test
	void aResetMakesEverybodyAsBorn() {
		change(number(0), new Change.NameCorrected("Trần Thị Mới"));
		call("/api/identity/v1/sandbox/reset", officer(), "{}").expectStatus().isOk().expectBody();
		assertThat(find(number(0)).person()).isEqualTo(this.people.getFirst());
	}

	@Test
	void theStoreHoldsNeitherNumbersNorNamesInTheClear() {
		change(number(0), new Change.NameCorrected("Trần Thị Mới"));
		change(number(0), new Change.OldNumberLinked("123450000"));
		change(number(0), new Change.NumberReissued(free(3)));
		String stored = Objects
			.requireNonNull(Flux.from(this.database.getCollection("register").find())
				.map(org.bson.Document::toJson)
				.collectList()
				.block())
			.toString();
		assertThat(stored).contains(this.name).doesNotContain("Mới", "123450000", number(0).digits(), free(3).digits());
	}

	@Test
	void theOwnerChangesAndReadsByHttpAndNobodyElse() {
		String body = """
				{"citizenId":"%s","change":{"kind":"deceased","on":"2026-01-02"}}""".formatted(number(0).digits());
		String path = "/api/identity/v1/sandbox/register/changes";
		call(path, "Bearer " + REALM.token("officer", (claims) -> claims.subject("somebody-else")), body).expectStatus()
			.isForbidden()
			.expectBody();
		call(path, officer(), body).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("DECEASED");
		call("/api/identity/v1/sandbox/register/queries", "Bearer " + REALM.token("admin", (claims) -> claims),
				"{\"citizenId\":\"" + number(0).digits() + "\"}")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.changes[0].change.kind")
			.isEqualTo("deceased")
			.jsonPath("$.deceasedOn")
			.isEqualTo("2026-01-02");
		call(path, officer(), body).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/change-refused")
			.jsonPath("$.check")
			.isEqualTo("deceased");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			{}                                              | change           | code
			{"kind":"renamed"}                              | change           | code
			{"kind":"deceased"}                             | change.on        | required
			{"kind":"deceased","on":"2026-02-30"}           | change.on        | date
			{"kind":"name-corrected","fullName":"A1"}       | change.fullName  | pattern
			{"kind":"number-reissued","newNumber":"9011"}   | change.newNumber | citizen-id-length
			{"kind":"old-number-linked","oldNumber":"12x"}  | change.oldNumber | pattern
			{"kind":"moved","province":"1","commune":"01001","street":"x"} | change.province | pattern
			{"kind":"card-locked","on":"2026-01-01"}        | change.on        | unknown-field
			null                                            | change           | required
			""")
	void aChangeThatIsMalformedIsNamedWithItsCheck(String change, String field, String check) {
		call("/api/identity/v1/sandbox/register/changes", officer(),
				"{\"citizenId\":\"" + number(0).digits() + "\",\"change\":" + change + "}")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field)
			.jsonPath("$.errors[0].check")
			.isEqualTo(check);
	}

	private CitizenId number(int index) {
		return this.people.get(index).citizenId();
	}

	/** A number of the first person's province that nobody has. */
	private CitizenId free(int index) {
		String start = number(0).digits().substring(0, 3) + "185";
		return java.util.stream.IntStream.range(0, 1_000_000)
			.mapToObj((digits) -> CitizenId.of(start + "%06d".formatted(digits)))
			.filter((one) -> this.population.find(one).isEmpty())
			.skip(index)
			.findFirst()
			.orElseThrow();
	}

	private Registered find(CitizenId citizenId) {
		return Objects.requireNonNull(this.register.find(this.sandbox, citizenId).block());
	}

	private Registered find(OldNumber oldNumber) {
		return Objects.requireNonNull(this.register.find(this.sandbox, oldNumber).block());
	}

	private CardState card(CitizenId citizenId) {
		return find(citizenId).cardState(LocalDate.of(2026, 11, 22));
	}

	private void change(CitizenId citizenId, Change change) {
		assertThat(this.register.change(this.sandbox, citizenId, change).block()).isEqualTo(find(citizenId));
	}

	private void assertRefused(CitizenId citizenId, Change change, String check) {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> this.register.change(this.sandbox, citizenId, change).block())
			.satisfies((refused) -> assertThat(refused.check()).isEqualTo(check));
	}

	private WebTestClient.ResponseSpec call(String path, String token, String body) {
		return client().post()
			.uri(path)
			.header("Authorization", token)
			.header("Sandbox", path.endsWith("/sandboxes") ? Sandbox.DEFAULT : this.name)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

}
