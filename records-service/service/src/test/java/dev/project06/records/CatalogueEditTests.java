package dev.project06.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.store.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Procedures as administrators write them. Each test has a procedure of its own. */
class CatalogueEditTests extends RunningService {

	private static final String PROCEDURES = "/api/records/v1/procedures/";

	private final LocalDate today = LocalDate.now(WorkingCalendar.ZONE);

	private final String admin = REALM.token("admin", (claims) -> claims);

	private final String code = "9.9%05d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000));

	@Test
	void aProcedureThatIsNotInTheCatalogueIsBegunAndAtOnceTaken() {
		WebTestClient.ResponseSpec made = add("k", null, draft(this.today));
		made.expectHeader().valueEquals("ETag", "\"1\"");
		made.expectHeader().valueEquals("Location", PROCEDURES + this.code + "/versions/1");
		JsonNode version = json(made, 201);
		assertThat(version.get("code").asString()).isEqualTo(this.code);
		assertThat(version.get("version").asInt()).isEqualTo(1);
		assertThat(version.at("/fees/POST").asLong()).isEqualTo(5000);
		assertThat(version.at("/standings/NAME").asString()).isEqualTo("SOURCED");
		assertThat(version.at("/standings/FEES").asString()).isEqualTo("ASSUMPTION");
		assertThat(json(get(this.admin, PROCEDURES + this.code), 200)).isEqualTo(version);
		String subject = citizen(ownNumber());
		String submission = SUBMISSION.replace("1.004222", this.code);
		json(post(REALM.citizen(subject), DOSSIERS, "k", submission), 201);
		refused(post(REALM.citizen(subject), DOSSIERS, "l", submission.replace("H26", "H29")), "agency", "not-offered");
	}

	@Test
	void aVersionFollowsFromADayOnAndTheOneBeforeEndsOnTheDayBefore() {
		json(add("1", null, draft(this.today)), 201);
		json(add("2", "\"1\"", draft(this.today.plusDays(10)).put("statutoryTime", "3 working-days cut-off 15:00")),
				201);
		JsonNode versions = json(get(this.admin, PROCEDURES + this.code + "/versions"), 200).get("items");
		assertThat(versions.valueStream().map((one) -> one.path("validFrom").asString()))
			.containsExactly(this.today.toString(), this.today.plusDays(10).toString());
		assertThat(versions.get(0).get("validUntil").asString()).isEqualTo(this.today.plusDays(9).toString());
		assertThat(versions.get(1).has("validUntil")).isFalse();
		assertThat(inForce(this.today.plusDays(9))).isEqualTo(1);
		assertThat(inForce(this.today.plusDays(10))).isEqualTo(2);
		problem(get(this.admin, PROCEDURES + this.code + "?day=" + this.today.minusDays(1)), 404, "not-found");
	}

	@Test
	void aShippedProcedureKeepsItsFirstVersionInTheHistory() {
		String shipped = "9.000053";
		JsonNode before = json(get(this.admin, PROCEDURES + shipped), 200);
		json(send("POST", PROCEDURES + shipped + "/versions", "k", "\"0\"", draft(this.today.plusDays(400))), 201);
		assertThat(json(get(this.admin, PROCEDURES + shipped + "/versions/1"), 200).get("name"))
			.isEqualTo(before.get("name"));
		JsonNode edits = json(get(this.admin, PROCEDURES + shipped + "/edits"), 200).get("items");
		assertThat(edits.valueStream().map((edit) -> edit.get("kind").asString())).containsExactly("SHIPPED", "ADDED");
		assertThat(edits.get(0).get("by").asString()).isEqualTo("shipped");
	}

	@Test
	void aVersionThatHasNotBegunIsChangedAndOneThatHasIsNot() {
		json(add("1", null, draft(this.today)), 201);
		json(add("2", "\"1\"", draft(this.today.plusDays(10))), 201);
		WebTestClient.ResponseSpec altered = send("PUT", versions() + "/2", null, "\"2\"",
				draft(this.today.plusDays(20)).put("decision", "2/QĐ-BCA"));
		altered.expectHeader().valueEquals("ETag", "\"3\"");
		assertThat(json(altered, 200).get("decision").asString()).isEqualTo("2/QĐ-BCA");
		assertThat(json(get(this.admin, versions() + "/1"), 200).get("validUntil").asString())
			.isEqualTo(this.today.plusDays(19).toString());
		problem(send("PUT", versions() + "/1", null, "\"3\"", draft(this.today.plusDays(1))), 409, "version-begun");
		problem(send("PUT", versions() + "/3", null, "\"3\"", draft(this.today.plusDays(1))), 404, "not-found");
		JsonNode edits = json(get(this.admin, PROCEDURES + this.code + "/edits"), 200).get("items");
		assertThat(edits.valueStream().map((edit) -> edit.get("kind").asString())).containsExactly("ADDED", "ADDED",
				"ALTERED");
		assertThat(edits.get(1).at("/content/decision").asString()).isEqualTo("1/QĐ-BCA");
	}

	@Test
	void anEndedProcedureNamesWhatTookItsPlaceAndIsNoLongerTaken() {
		json(add("1", null, draft(this.today)), 201);
		JsonNode ended = json(send("POST", versions() + "/1/end", null, "\"1\"", ending(this.today, "3.000722")), 200);
		assertThat(ended.get("replacedBy").get(0).asString()).isEqualTo("3.000722");
		assertThat(inForce(this.today)).isEqualTo(1);
		problem(get(this.admin, PROCEDURES + this.code + "?day=" + this.today.plusDays(1)), 404, "not-found");
		refused(send("POST", versions() + "/1/end", null, "\"2\"", ending(this.today.minusDays(1), "3.000722")),
				"until", "past");
		refused(send("POST", versions() + "/1/end", null, "\"2\"", ending(this.today, this.code)), "replacedBy",
				"self");
		refused(send("POST", versions() + "/1/end", null, "\"2\"", ending(this.today, "x")), "replacedBy", "code");
		json(add("2", "\"2\"", draft(this.today.plusDays(5))), 201);
		problem(get(this.admin, PROCEDURES + this.code + "?day=" + this.today.plusDays(4)), 404, "not-found");
		refused(send("POST", versions() + "/1/end", null, "\"3\"", ending(this.today, "3.000722")), "version",
				"followed");
	}

	@Test
	void aRepeatedRequestGetsTheFirstAnswerAndAnotherBodyIsRefused() {
		JsonNode first = json(add("same", null, draft(this.today)), 201);
		json(add("next", "\"1\"", draft(this.today.plusDays(3))), 201);
		WebTestClient.ResponseSpec again = add("same", null, draft(this.today));
		again.expectHeader().valueEquals("Idempotency-Replayed", "true");
		again.expectHeader().valueEquals("ETag", "\"1\"");
		assertThat(json(again, 201)).isEqualTo(first);
		JsonNode conflict = problem(add("same", null, draft(this.today.plusDays(1))), 409, "idempotency-conflict");
		assertThat(conflict.get("procedure").asString()).isEqualTo(this.code);
		assertThat(conflict.get("version").asInt()).isEqualTo(1);
		problem(add("", "\"2\"", draft(this.today.plusDays(9))), 400, "idempotency-key-required");
	}

	@Test
	void whoHasReadSomethingElseIsRefused() {
		json(add("1", null, draft(this.today)), 201);
		problem(add("2", null, draft(this.today.plusDays(1))), 428, "revision-required");
		problem(add("3", "*", draft(this.today.plusDays(1))), 428, "revision-required");
		WebTestClient.ResponseSpec stale = add("4", "\"0\"", draft(this.today.plusDays(1)));
		stale.expectHeader().valueEquals("ETag", "\"1\"");
		problem(stale, 412, "other-revision");
		problem(send("PUT", versions() + "/1", null, null, draft(this.today)), 428, "revision-required");
		problem(send("POST", versions() + "/1/end", null, "\"7\"", ending(this.today, "3.000722")), 412,
				"other-revision");
	}

	@Test
	void ofAdministratorsWhoRaceOneWins() throws Exception {
		json(add("first", null, draft(this.today)), 201);
		List<Callable<Integer>> race = new ArrayList<>();
		for (int i = 1; i <= 8; i++) {
			String key = "racer-" + i;
			ObjectNode body = draft(this.today.plusDays(i));
			race.add(() -> add(key, "\"1\"", body).expectBody().returnResult().getStatus().value());
		}
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> racer : threads.invokeAll(race)) {
				statuses.add(racer.get());
			}
			assertThat(statuses).containsOnly(201, 412).containsOnlyOnce(201);
		}
		assertThat(json(get(this.admin, versions()), 200).get("items").size()).isEqualTo(2);
	}

	@Test
	void clientsThatRetryTheSameRequestMakeOneVersion() throws Exception {
		List<Callable<JsonNode>> retries = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			retries.add(() -> json(add("retried", null, draft(this.today)), 201));
		}
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			for (Future<JsonNode> retry : threads.invokeAll(retries)) {
				assertThat(retry.get().get("version").asInt()).isEqualTo(1);
			}
		}
		assertThat(json(get(this.admin, versions()), 200).get("items").size()).isEqualTo(1);
	}

	@ParameterizedTest(name = "{0}: {1} is refused as {2}")
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			validFrom        | null                       | validFrom        | required
			validFrom        | "2026-02-30"               | validFrom        | date
			validFrom        | "2020-01-01"               | validFrom        | past
			validUntil       | "2020-01-01"               | validUntil       | order
			replacedBy       | ["x"]                      | replacedBy       | code
			name             | null                       | name             | required
			name             | {"vi":"","en":"x"}         | name.vi          | required
			name             | {"vi":"901190007792","en":"x"} | name         | personal-number
			decision         | "số 901 190 007 792"       | decision         | personal-number
			decision         | " "                        | decision         | required
			serviceLevel     | "HALF"                     | serviceLevel     | code
			eligibleForFull  | false                      | eligibleForFull  | level
			essential        | "yes"                      | essential        | type
			statutoryTime    | "soon"                     | statutoryTime    | statutory-time
			statutoryTime    | "7 days cut-off 15:00"     | statutoryTime    | statutory-time
			offeredBy        | []                         | offeredBy        | required
			offeredBy        | ["CITY"]                   | offeredBy.0      | code
			offeredAt        | ["H99"]                    | offeredAt        | code
			offeredAt        | ["x"]                      | offeredAt.0      | code
			offeredAt        | ["G01"]                    | offeredAt        | block
			roles            | ["AUNT"]                   | roles.0          | code
			components       | null                       | components       | required
			fees             | {"FAX":0}                  | fees             | code
			fees             | {"ONLINE":-1}              | fees[ONLINE]     | min
			fees             | {"ONLINE":100000000000}    | fees[ONLINE]     | max
			fees             | {"ONLINE":0.5}             | fees.ONLINE      | type
			results          | [{"code":"K","name":{"vi":"a","en":"a"}}] | results[0].form | required
			standings        | {"TIME":"KNOWN"}           | standings.TIME   | code
			version          | 7                          | version          | unknown-field
			""")
	void aFieldThatIsWrongIsNamedWithItsCheck(String field, String value, String named, String check) {
		ObjectNode body = draft(this.today);
		body.set(field, JsonMapper.shared().readTree(value));
		refused(add("k", null, body), named, check);
		problem(get(this.admin, PROCEDURES + this.code), 404, "not-found");
	}

	@Test
	void papersWithTheSameCodeAreRefused() {
		ObjectNode body = draft(this.today);
		body.withArray("components").add(body.get("components").get(0));
		refused(add("k", null, body), "components", "duplicate");
	}

	@ParameterizedTest
	@CsvSource({ "4.000001", "1.00001", "x", "901190007792" })
	void aCodeThatCannotBeIsRefused(String code) {
		refused(send("POST", PROCEDURES + code + "/versions", "k", null, draft(this.today)), "code", "pattern");
	}

	@ParameterizedTest
	@CsvSource({ "citizen", "officer", "agency", "operator", "auditor", "service" })
	void onlyAnAdministratorEdits(String role) {
		String token = REALM.token(role, (claims) -> claims.claim("agency", "H26").claim("vneid_sub", "x"));
		problem(post(token, versions(), "k", draft(this.today).toString()), 403, "forbidden");
		problem(post(token, versions() + "/1/end", "", ending(this.today, "3.000722").toString()), 403, "forbidden");
		if (!role.equals("auditor")) {
			problem(get(token, PROCEDURES + "1.004222/edits"), 403, "forbidden");
		}
	}

	@Test
	void anotherInstanceTakesWhatWasKept(@Autowired MongoDatabase database) {
		json(add("1", null, draft(this.today)), 201);
		json(add("2", "\"1\"", draft(this.today.plusDays(2)).put("validUntil", this.today.plusDays(9).toString())),
				201);
		Catalogue other = Catalogue.load();
		assertThat(other.history(this.code)).isEmpty();
		Procedures procedures = new Procedures(database);
		StepVerifier.create(procedures.bringInto(other)).expectNextMatches((changed) -> changed > 0).verifyComplete();
		StepVerifier.create(procedures.bringInto(other)).expectNext(0L).verifyComplete();
		Procedure kept = other.version(this.code, 2).orElseThrow();
		assertThat(kept.validUntil()).isEqualTo(this.today.plusDays(9));
		assertThat(json(get(this.admin, versions() + "/2"), 200).get("components").size())
			.isEqualTo(kept.components().size());
	}

	private int inForce(LocalDate day) {
		return json(get(this.admin, PROCEDURES + this.code + "?day=" + day), 200).get("version").asInt();
	}

	private String versions() {
		return PROCEDURES + this.code + "/versions";
	}

	private WebTestClient.ResponseSpec add(String key, @Nullable String ifMatch, ObjectNode body) {
		return send("POST", versions(), key, ifMatch, body);
	}

	private WebTestClient.ResponseSpec send(String method, String path, @Nullable String key, @Nullable String ifMatch,
			ObjectNode body) {
		return client().method(HttpMethod.valueOf(method)).uri(path).headers((headers) -> {
			headers.setBearerAuth(this.admin);
			if (key != null && !key.isEmpty()) {
				headers.set("Idempotency-Key", key);
			}
			if (ifMatch != null) {
				headers.set("If-Match", ifMatch);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body.toString()).exchange();
	}

	private static void refused(WebTestClient.ResponseSpec answer, String field, String check) {
		JsonNode problem = problem(answer, 400, "invalid-input");
		assertThat(problem.get("errors").size()).isEqualTo(1);
		JsonNode error = problem.get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
		assertThat(error.get("message").asString()).isNotBlank().isNotEqualTo("không hợp lệ").doesNotContain("{");
	}

	private static ObjectNode ending(LocalDate until, String replacedBy) {
		ObjectNode ending = JsonMapper.shared().createObjectNode().put("until", until.toString());
		ending.withArray("replacedBy").add(replacedBy);
		return ending;
	}

	private static ObjectNode draft(LocalDate from) {
		return (ObjectNode) JsonMapper.shared().readTree("""
				{"validFrom":"%s","name":{"vi":"Thủ tục thử nghiệm","en":"Procedure of a test"},"decision":"1/QĐ-BCA",
				"essential":false,"serviceLevel":"FULL","eligibleForFull":true,"statutoryTime":"5 working-days",
				"offeredBy":["LOCALITY"],"offeredAt":["H26"],"roles":["CHILD"],
				"components":[{"code":"TK","name":{"vi":"Tờ khai","en":"Form"},"required":true,"waivable":false}],
				"fees":{"COUNTER":5000,"ONLINE":0},
				"results":[{"code":"KQ","name":{"vi":"Giấy","en":"Paper"},"form":"PAPER"}],
				"standings":{"NAME":"SOURCED"}}""".formatted(from));
	}

}
