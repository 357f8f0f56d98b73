package dev.project06.records;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dev.project06.records.calendar.WorkingCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be asked for on the way of a dossier, over HTTP.
 */
class LifeTests extends RunningService {

	private final String subject = citizen(ownNumber());

	private String code = "";

	private String path = "";

	@BeforeEach
	void file() {
		this.code = submit(this.subject).get("code").asString();
		this.path = DOSSIERS + '/' + this.code;
	}

	@Test
	void aWriteSaysWhichVersionItIsAbout() {
		var read = get(REALM.officer("H26"), this.path);
		read.expectHeader().valueEquals("ETag", "\"1\"");
		json(read, 200);
		problem(client().post()
			.uri(this.path + "/receive")
			.headers((headers) -> headers.setBearerAuth(REALM.officer("H26")))
			.exchange(), 428, "revision-required");
		problem(write(REALM.officer("H26"), this.path + "/receive", "\"2\"", "{}"), 412, "other-revision");
		JsonNode flaw = problem(write(REALM.officer("H26"), this.path + "/receive", "W/\"1\"", "{}"), 400,
				"invalid-input");
		assertThat(flaw.at("/errors/0/field").asString()).isEqualTo("If-Match");
		var received = write(REALM.officer("H26"), this.path + "/receive", "\"7\", \"1\"", "{}");
		received.expectHeader().valueEquals("ETag", "\"2\"");
		assertThat(json(received, 200).get("version").asInt()).isEqualTo(2);
		problem(write(REALM.officer("H26"), this.path + "/process", "\"1\"", "{}"), 412, "other-revision");
	}

	@Test
	void ofManyWhoHaveSeenTheSameVersionOneWrites() throws Exception {
		Callable<Integer> receive = () -> write(REALM.officer("H26"), this.path + "/receive", "\"1\"", "{}")
			.expectBody(String.class)
			.returnResult()
			.getStatus()
			.value();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var answers = threads.invokeAll(List.of(receive, receive, receive, receive));
			assertThat(answers.stream().map((answer) -> answer.resultNow())).containsOnlyOnce(200)
				.containsOnly(200, 412);
		}
	}

	@Test
	void theTimeStandsStillWhileThePapersAreMissing() {
		move("receive", "{}");
		JsonNode asked = move("request-supplement",
				"{\"reason\":\"Thiếu giấy khai sinh\",\"components\":[\"TP-1\",\"TP-2\"]}");
		assertThat(asked.get("stateCode").asInt()).isEqualTo(5);
		assertThat(asked.at("/course/suspendedAt").asString()).isNotBlank();
		assertThat(asked.at("/course/supplements/0/components").size()).isEqualTo(2);
		problem(write(REALM.officer("H26"), this.path + "/finish", "*", "{}"), 409, "illegal-transition");
		problem(write(REALM.citizen(citizen(ownNumber())), this.path + "/supplement", "*", "{}"), 404, "not-found");
		JsonNode brought = json(write(REALM.citizen(this.subject), this.path + "/supplement", "*", "{}"), 200);
		assertThat(brought.get("state").asString()).isEqualTo("PROCESSING");
		assertThat(brought.at("/course").has("suspendedAt")).isFalse();
		assertThat(brought.at("/course/supplements/0/completedAt").asString()).isNotBlank();
		assertThat(brought.at("/course/supplements/0/dueAfter")).isEqualTo(brought.get("dueDate"));
	}

	@Test
	void aChargeIsPaidAfterAFailureAndGivenBack() {
		move("receive", "{}");
		problem(pay("first", "FUNDED"), 409, "move-denied");
		JsonNode asked = move("request-payment", "{\"reason\":\"Lệ phí\",\"amount\":20000}");
		assertThat(asked.get("stateCode").asInt()).isEqualTo(6);
		JsonNode failed = json(pay("second", "EMPTY"), 201);
		assertThat(failed.get("status").asString()).isEqualTo("FAILED");
		assertThat(failed.get("failure").asString()).isEqualTo("insufficient-funds");
		JsonNode paid = json(pay("third", "FUNDED"), 201);
		assertThat(paid.get("status").asString()).isEqualTo("PAID");
		assertThat(paid.get("amount").asLong()).isEqualTo(20_000);
		JsonNode dossier = json(get(REALM.citizen(this.subject), this.path), 200);
		assertThat(dossier.get("state").asString()).isEqualTo("PROCESSING");
		assertThat(dossier.at("/course/charges/0/status").asString()).isEqualTo("PAID");
		assertThat(dossier.at("/course/charges/0/failures").asInt()).isOne();

		problem(write(REALM.citizen(this.subject), this.path + "/payments/1/refund", "*", "{\"reason\":\"x\"}"), 403,
				"forbidden");
		String refund = this.path + "/payments/1/refund";
		JsonNode back = json(write(REALM.officer("H26"), refund, "*", "{\"reason\":\"Thu nhầm\"}"), 200);
		assertThat(back.at("/course/charges/0/status").asString()).isEqualTo("REFUNDED");
		JsonNode again = problem(write(REALM.officer("H26"), refund, "*", "{\"reason\":\"Thu nhầm\"}"), 409,
				"move-denied");
		assertThat(again.at("/errors/0/check").asString()).isEqualTo("nothing-to-refund");
		var replayed = pay("third", "FUNDED");
		replayed.expectHeader().valueEquals("Idempotency-Replayed", "true");
		assertThat(json(replayed, 201)).isEqualTo(paid);
		assertThat(problem(pay("third", "EMPTY"), 409, "idempotency-conflict").get("dossier").asString())
			.isEqualTo(this.code);
		problem(pay("", "FUNDED"), 400, "idempotency-key-required");
	}

	@Test
	void onlyAnOfficialTakesMoneyAtTheCounter() {
		move("receive", "{}");
		move("request-payment", "{\"reason\":\"Lệ phí\",\"amount\":20000}");
		String body = "{\"means\":\"COUNTER\",\"account\":\"FUNDED\"}";
		problem(post(REALM.citizen(this.subject), this.path + "/payments", "key", body), 403, "forbidden");
		json(post(REALM.officer("H26"), this.path + "/payments", "key", body), 201);
	}

	@Test
	void theAppointmentIsPutOffOnceAndOnlyLater() {
		LocalDate due = LocalDate.parse(move("receive", "{}").get("dueDate").asString());
		assertThat(denied("extend", until(due))).isEqualTo("not-later");
		assertThat(denied("extend", until(due.plusYears(1)))).isEqualTo("beyond-the-limit");
		assertThat(denied("extend", until(due.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)))))
			.isEqualTo("day-of-rest");
		LocalDate later = WorkingCalendar.load().resumed(due, Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(5)));
		JsonNode extended = move("extend", until(later));
		assertThat(extended.get("dueDate").asString()).isEqualTo(later.toString());
		assertThat(extended.at("/course/extension/from").asString()).isEqualTo(due.toString());
		assertThat(denied("extend", until(later.plusDays(1)))).isEqualTo("extended-before");
	}

	private static String until(LocalDate day) {
		return "{\"reason\":\"Chờ xác minh\",\"until\":\"%s\"}".formatted(day);
	}

	@Test
	void anotherAgencyDoesItsPartAndHandsTheDossierBack() {
		move("receive", "{}");
		move("process", "{}");
		problem(get(REALM.officer("G01"), this.path), 404, "not-found");
		JsonNode away = move("hand-over", "{\"reason\":\"Xác minh\",\"agency\":\"G01\",\"until\":\"2099-01-05\"}");
		assertThat(away.get("agency").asString()).isEqualTo("H26");
		assertThat(away.get("inCharge").asString()).isEqualTo("G01");
		assertThat(away.at("/course/handOvers/0/due").asString()).isEqualTo("2099-01-05");
		problem(write(REALM.officer("H26"), this.path + "/finish", "*", "{}"), 403, "forbidden");
		assertThat(denied(REALM.officer("G01"), "finish", "{}")).isEqualTo("handed-over");
		assertThat(denied(REALM.officer("G01"), "hand-over", "{\"reason\":\"Vòng\",\"agency\":\"H26\"}"))
			.isEqualTo("hand-over-circle");
		JsonNode listed = json(get(REALM.officer("G01"), DOSSIERS + "?limit=100"), 200);
		assertThat(listed.get("items").valueStream().map((item) -> item.get("code").asString())).contains(this.code);
		json(write(REALM.officer("G01"), this.path + "/hand-back", "*", "{\"reason\":\"Đã xác minh\"}"), 200);
		problem(get(REALM.officer("G01"), this.path), 404, "not-found");
		assertThat(denied("hand-back", "{\"reason\":\"Lại\"}")).isEqualTo("not-handed-over");
		JsonNode trail = json(get(REALM.officer("H26"), this.path + "/events"), 200);
		assertThat(trail.get("items").valueStream().map((step) -> step.get("change").asString()))
			.contains("HANDED_OVER", "HANDED_BACK");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "request-supplement | {} | reason | required",
			"request-supplement | {\"reason\":\"\"} | reason | length",
			"request-supplement | {\"reason\":\"Số 012345678901 sai\"} | reason | personal-number",
			"request-supplement | {\"reason\":\"x\",\"components\":[\"\"]} | components[0] | required",
			"request-payment | {\"reason\":\"x\"} | amount | required",
			"request-payment | {\"reason\":\"x\",\"amount\":0} | amount | min",
			"request-payment | {\"reason\":\"x\",\"amount\":1000000001} | amount | max",
			"request-payment | {\"reason\":\"x\",\"amount\":\"1\"} | amount | type",
			"extend | {\"reason\":\"x\"} | until | required",
			"extend | {\"reason\":\"x\",\"until\":\"2026-02-30\"} | until | date",
			"process | {\"agency\":\"H99\"} | agency | code", "process | {\"remark\":\"x\"} | remark | unknown-field" })
	void whatIsSaidWithAMoveIsChecked(String move, String body, String field, String check) {
		move("receive", "{}");
		JsonNode problem = problem(write(REALM.officer("H26"), this.path + '/' + move, "*", body), 400,
				"invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@Test
	void whoFilesForAnotherIsTheApplicantAndTheHolderIsConfirmedByAnOfficer() {
		String body = "{\"procedure\":\"1.004222\",\"agency\":\"H26\","
				+ "\"acting\":{\"capacity\":\"GUARDIAN\",\"basis\":\"Giấy khai sinh\"}}";
		JsonNode filed = json(post(REALM.citizen(this.subject), DOSSIERS, UUID.randomUUID().toString(), body), 201);
		assertThat(filed.get("acting").asString()).isEqualTo("GUARDIAN");
		assertThat(filed.at("/link/state").asString()).isEqualTo("UNLINKED");
		assertThat(filed.at("/otherLinks/0/role").asString()).isEqualTo("APPLICANT");
		assertThat(filed.at("/otherLinks/0/state").asString()).isEqualTo("VERIFIED");
	}

	private JsonNode move(String move, String body) {
		return json(write(REALM.officer("H26"), this.path + '/' + move, "*", body), 200);
	}

	private String denied(String move, String body) {
		return denied(REALM.officer("H26"), move, body);
	}

	private String denied(String token, String move, String body) {
		return problem(write(token, this.path + '/' + move, "*", body), 409, "move-denied").at("/errors/0/check")
			.asString();
	}

	private WebTestClient.ResponseSpec pay(String key, String account) {
		return post(REALM.citizen(this.subject), this.path + "/payments", key,
				"{\"means\":\"PORTAL\",\"account\":\"" + account + "\"}");
	}

}
