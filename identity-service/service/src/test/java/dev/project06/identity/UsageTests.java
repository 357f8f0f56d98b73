package dev.project06.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.subject.PairwiseSubjects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests extends RunningService {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String V1 = "/api/identity/v1";

	private static final Purpose PURPOSE = new Purpose("1.004222", "Luật Căn cước", "H26-1");

	private final Ledger ledger;

	private final PairwiseSubjects subjects;

	private final Person person;

	private final String agency = "A" + UUID.randomUUID().toString().substring(0, 8);

	private String sandbox = Sandbox.DEFAULT;

	UsageTests(@Autowired Ledger ledger, @Autowired PairwiseSubjects subjects, @Autowired Population population) {
		this.ledger = ledger;
		this.subjects = subjects;
		this.person = population.draw(this.agency).findFirst().orElseThrow();
	}

	@Test
	void aCitizenSeesWhoUsedHerDataNewestFirstAndNobodyElses() {
		use(this.agency, this.person.citizenId(), "one");
		use(this.agency, CitizenId.of("901190007792"), "of another");
		use(this.agency, this.person.citizenId(), "two");
		JsonNode page = ok(call(HttpMethod.GET, "/me/usages", me(), null));
		assertThat(page.get("usages").valueStream().map((one) -> one.get("operation").asString()))
			.containsExactly("LEDGER_READ", "CONFIRM", "CONFIRM");
		assertThat(page.get("usages").get(1).get("requestId").asString()).isEqualTo("two");
		JsonNode oldest = page.get("usages").get(2);
		assertThat(oldest.get("requestId").asString()).isEqualTo("one");
		assertThat(oldest.get("actor").asString()).isEqualTo("officer-7");
		assertThat(oldest.get("agency").asString()).isEqualTo(this.agency);
		assertThat(oldest.get("purpose").get("dossier").asString()).isEqualTo("H26-1");
		assertThat(oldest.get("fields").get(0).asString()).isEqualTo("citizenId");
		assertThat(oldest.get("result").asString()).isEqualTo("MATCH");
		assertThat(oldest.has("subjects")).isFalse();
		assertThat(page.has("next")).isFalse();
	}

	@Test
	void pagesFollowEachOtherWhileNewEntriesArrive() {
		for (int i = 0; i < 5; i++) {
			use(this.agency, this.person.citizenId(), "r" + i);
		}
		JsonNode first = ok(call(HttpMethod.GET, "/me/usages?limit=3", me(), null));
		assertThat(requestIds(first)).containsExactly("", "r4", "r3");
		JsonNode second = ok(call(HttpMethod.GET, "/me/usages?limit=3&before=" + first.get("next"), me(), null));
		assertThat(requestIds(second)).containsExactly("r2", "r1", "r0");
		assertThat(second.has("next")).isFalse();
	}

	@Test
	void estoniasShapeHasItsNamesAndItsOrder() {
		use(this.agency, this.person.citizenId(), "one");
		JsonNode answer = ok(call(HttpMethod.GET, "/me/usages/findUsage?offset=2&limit=1", me(), null));
		assertThat(answer.propertyNames()).containsExactly("usage");
		JsonNode usage = answer.get("usage");
		assertThat(usage.size()).isEqualTo(1);
		assertThat(usage.get(0).propertyNames()).containsExactlyInAnyOrder("logtime", "action", "receiver");
		assertThat(usage.get(0).get("action").asString()).isEqualTo("Xác nhận số định danh (033)");
		assertThat(usage.get(0).get("receiver").asString()).isEqualTo(this.agency);
		JsonNode all = ok(call(HttpMethod.GET, "/me/usages/findUsage", me(), null));
		assertThat(all.get("usage").valueStream().map((one) -> one.get("receiver").asString()))
			.containsExactly("test-citizen", "test-citizen", this.agency);
	}

	@ParameterizedTest
	@CsvSource({ "/me/usages?limit=0, limit, min", "/me/usages?limit=101, limit, max",
			"/me/usages?limit=x, limit, type", "/me/usages?before=0, before, min",
			"/me/usages/findUsage?offset=0, offset, min", "/me/usages/findUsage?limit=1001, limit, max",
			"/contests?limit=101, limit, max", "/contests?state=LOST, state, type",
			"/contests?offset=-1, offset, min" })
	void parametersThatMakeNoSenseAreNamed(String path, String field, String check) {
		JsonNode problem = problem(
				call(HttpMethod.GET, path, path.startsWith("/contests") ? officer(this.agency) : me(), null), 400,
				"invalid-input");
		assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
		assertThat(problem.get("errors").get(0).get("check").asString()).isEqualTo(check);
	}

	@Test
	void aTokenThatNamesNoCitizenIsRefusedWithTheCheck() {
		String without = "Bearer " + REALM.token("citizen", (claims) -> claims);
		assertThat(
				problem(call(HttpMethod.GET, "/me/usages", without, null), 403, "no-citizen").get("check").asString())
			.isEqualTo("vneid-subject-missing");
		assertThat(
				problem(call(HttpMethod.GET, "/me/usages/findUsage", citizen(), null), 403, "no-citizen").get("check")
					.asString())
			.isEqualTo("vneid-subject-unknown");
	}

	@Test
	void aContestedUseIsACaseOfTheAgencyUntilItAnswers() {
		use(this.agency, this.person.citizenId(), "one");
		long seq = firstOf(this.agency);
		JsonNode contest = created(contest(seq, "Tôi không nộp hồ sơ nào."));
		assertThat(contest.get("state").asString()).isEqualTo("OPEN");
		assertThat(contest.get("seq").asLong()).isEqualTo(seq);
		JsonNode cases = ok(call(HttpMethod.GET, "/contests?state=OPEN", officer(this.agency), null));
		assertThat(cases.size()).isEqualTo(1);
		assertThat(cases.get(0).get("reason").asString()).isEqualTo("Tôi không nộp hồ sơ nào.");
		String answer = "/contests/" + contest.get("id").asString() + "/answer";
		String reply = "{\"decision\":\"UPHELD\",\"text\":\"Cán bộ tra cứu nhầm.\"}";
		problem(call(HttpMethod.POST, answer, officer("OTHER"), reply), 404, "not-found");
		JsonNode answered = ok(call(HttpMethod.POST, answer, officer(this.agency), reply));
		assertThat(answered.get("state").asString()).isEqualTo("ANSWERED");
		assertThat(answered.get("answer").get("late").asBoolean()).isFalse();
		assertThat(
				problem(call(HttpMethod.POST, answer, officer(this.agency), reply), 409, "contest-refused").get("check")
					.asString())
			.isEqualTo("answered-already");
		JsonNode seen = ok(call(HttpMethod.GET, "/me/usages", me(), null)).get("usages")
			.valueStream()
			.filter((one) -> one.get("seq").asLong() == seq)
			.findFirst()
			.orElseThrow();
		assertThat(seen.get("contest").get("answer").get("text").asString()).isEqualTo("Cán bộ tra cứu nhầm.");
		assertThat(ok(call(HttpMethod.GET, "/contests?state=OPEN", officer(this.agency), null)).size()).isZero();
		assertThat(ok(call(HttpMethod.GET, "/contests?state=ANSWERED", officer(this.agency), null)).size()).isOne();
		assertThat(ok(call(HttpMethod.GET, "/contests", officer("OTHER"), null)).size()).isZero();
	}

	@Test
	void aCaseIsOverdueAfterTwoWorkingDaysOfTheSandbox() {
		this.sandbox = this.agency.toLowerCase(java.util.Locale.ROOT);
		created(call(HttpMethod.POST, "/sandboxes", officer(this.agency), "{\"name\":\"" + this.sandbox + "\"}"));
		clock("2026-04-29T02:00:00Z");
		use(this.agency, this.person.citizenId(), "one");
		JsonNode contest = created(contest(firstOf(this.agency), "Không phải tôi"));
		assertThat(contest.get("deadline").asString()).isEqualTo("2026-05-05T17:00:00Z");
		clock("2026-05-05T16:59:59Z");
		assertThat(ok(call(HttpMethod.GET, "/contests?state=OVERDUE", officer(this.agency), null)).size()).isZero();
		clock("2026-05-05T17:00:00Z");
		JsonNode overdue = ok(call(HttpMethod.GET, "/contests?state=OVERDUE", officer(this.agency), null));
		assertThat(overdue.get(0).get("state").asString()).isEqualTo("OVERDUE");
		assertThat(ok(call(HttpMethod.GET, "/contests?state=OPEN", officer(this.agency), null)).size()).isZero();
		JsonNode late = ok(call(HttpMethod.POST, "/contests/" + contest.get("id").asString() + "/answer",
				officer(this.agency), "{\"decision\":\"REJECTED\",\"text\":\"Đúng hồ sơ.\"}"));
		assertThat(late.get("answer").get("late").asBoolean()).isTrue();
		ok(call(HttpMethod.POST, "/sandbox/reset", officer(this.agency), null));
		assertThat(ok(call(HttpMethod.GET, "/contests", officer(this.agency), null)).size()).isZero();
		assertThat(ok(call(HttpMethod.GET, "/me/usages", me(), null)).get("usages").size()).isGreaterThan(1);
	}

	@Test
	void whatCannotBeContestedIsRefusedWithTheCheck() {
		use(this.agency, this.person.citizenId(), "one");
		long seq = firstOf(this.agency);
		use(null, this.person.citizenId(), "by a service");
		long withoutAgency = seqOf("by a service");
		use(this.agency, CitizenId.of("901190007792"), "of another");
		assertThat(problem(contest(withoutAgency, "Vì sao?"), 409, "contest-refused").get("check").asString())
			.isEqualTo("usage-without-agency");
		assertThat(problem(contest(withoutAgency + 2, "Vì sao?"), 404, "not-found").get("check").asString())
			.isEqualTo("no-such-usage");
		problem(contest(Long.MAX_VALUE, "Vì sao?"), 404, "not-found");
		problem(contest(0, "Vì sao?"), 400, "invalid-input");
		problem(contest(seq, "Vì"), 400, "invalid-input");
		problem(contest(seq, "x".repeat(1001)), 400, "invalid-input");
		assertThat(problem(contest(seq, "Số của tôi là 901190007792."), 409, "contest-refused").get("check").asString())
			.isEqualTo("text-holds-a-number");
		assertThat(problem(contest(seq, "    "), 409, "contest-refused").get("check").asString())
			.isEqualTo("text-blank");
		created(contest(seq, "Vì sao?"));
		assertThat(problem(contest(seq, "Vì sao?"), 409, "contest-refused").get("check").asString())
			.isEqualTo("contested-already");
		problem(call(HttpMethod.GET, "/contests", "Bearer " + REALM.token("officer", (claims) -> claims), null), 403,
				"no-agency");
	}

	private WebTestClient.ResponseSpec contest(long seq, String reason) {
		return call(HttpMethod.POST, "/me/usages/" + seq + "/contest", me(), "{\"reason\":\"" + reason + "\"}");
	}

	private void clock(String time) {
		ok(call(HttpMethod.PUT, "/sandbox/clock", officer(this.agency), "{\"stoppedAt\":\"" + time + "\"}"));
	}

	private long firstOf(String wanted) {
		return ok(call(HttpMethod.GET, "/me/usages", me(), null)).get("usages")
			.valueStream()
			.filter((one) -> one.has("agency") && one.get("agency").asString().equals(wanted))
			.findFirst()
			.orElseThrow()
			.get("seq")
			.asLong();
	}

	private long seqOf(String requestId) {
		return ok(call(HttpMethod.GET, "/me/usages", me(), null)).get("usages")
			.valueStream()
			.filter((one) -> one.has("requestId") && one.get("requestId").asString().equals(requestId))
			.findFirst()
			.orElseThrow()
			.get("seq")
			.asLong();
	}

	private static List<String> requestIds(JsonNode page) {
		return page.get("usages").valueStream().map((one) -> one.path("requestId").asString("")).toList();
	}

	private void use(@Nullable String by, CitizenId about, String requestId) {
		StepVerifier.create(Flux.from(this.ledger
			.record(new Disclosure(new Sandbox(this.sandbox, null, Clock.systemUTC(), Faults.NONE), "officer-7", by,
					Disclosure.Operation.CONFIRM, PURPOSE, List.of(about), List.of("citizenId"), "MATCH", requestId))))
			.expectComplete()
			.verify(PATIENCE);
	}

	private String me() {
		return "Bearer " + REALM.citizen(this.subjects.of(this.person.citizenId()));
	}

	private static String officer(String agency) {
		return "Bearer " + REALM.officer(agency);
	}

	private WebTestClient.ResponseSpec call(HttpMethod method, String path, String token, @Nullable String body) {
		WebTestClient.RequestBodySpec call = client().method(method)
			.uri(V1 + path)
			.header("Authorization", token)
			.header("Sandbox", path.equals("/sandboxes") ? Sandbox.DEFAULT : this.sandbox);
		return (body != null) ? call.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange()
				: call.exchange();
	}

	private static JsonNode ok(WebTestClient.ResponseSpec answer) {
		return body(answer.expectStatus().isOk());
	}

	private static JsonNode created(WebTestClient.ResponseSpec answer) {
		return body(answer.expectStatus().isCreated());
	}

	private static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String type) {
		JsonNode problem = body(answer.expectStatus().isEqualTo(status));
		assertThat(problem.get("type").asString()).isEqualTo("https://project06.dev/problems/" + type);
		return problem;
	}

	private static JsonNode body(WebTestClient.ResponseSpec answer) {
		return JsonMapper.shared()
			.readTree(Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
	}

}
