package dev.project06.records;

import java.time.LocalDate;

import dev.project06.records.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class RatingTests extends RunningService {

	private static final String GOOD = "{\"score\":5,\"reasons\":[\"TIME\",\"ATTITUDE\"],\"comment\":\"Nhanh gọn\"}";

	private final String subject = citizen(ownNumber());

	private final String citizen = REALM.citizen(this.subject);

	@Test
	void aCitizenRatesADossierOnceItHasEnded() {
		String code = submit(this.subject).get("code").asString();
		problem(rate(this.citizen, code, "k", GOOD), 409, "wrong-state");
		end(code);
		JsonNode made = json(rate(this.citizen, code, "k", GOOD), 201);
		assertThat(made.get("score").asInt()).isEqualTo(5);
		assertThat(made.get("reasons").toString()).isEqualTo("[\"TIME\",\"ATTITUDE\"]");
		assertThat(json(rate(this.citizen, code, "k", GOOD), 201)).isEqualTo(made);
		problem(rate(this.citizen, code, "k", GOOD.replace('5', '4')), 409, "idempotency-conflict");
		problem(rate(this.citizen, code, "k2", GOOD), 409, "rated-already");
		assertThat(json(get(REALM.officer("H26"), path(code)), 200)).isEqualTo(made);
		problem(rate(REALM.officer("H26"), code, "k3", GOOD), 403, "forbidden");
		problem(rate(REALM.citizen(citizen(ownNumber())), code, "k4", GOOD), 404, "not-found");
	}

	@Test
	void aRatingIsChangedByWhoHasReadIt() {
		String code = submit(this.subject).get("code").asString();
		end(code);
		problem(change(code, "\"1\"", GOOD), 404, "not-found");
		json(rate(this.citizen, code, "k", GOOD), 201);
		problem(change(code, "", GOOD), 428, "revision-required");
		WebTestClient.ResponseSpec changed = change(code, "\"1\"", "{\"score\":1,\"reasons\":[\"COST\"]}");
		changed.expectHeader().valueEquals("ETag", "\"2\"");
		assertThat(json(changed, 200).get("score").asInt()).isEqualTo(1);
		problem(change(code, "\"1\"", GOOD), 412, "other-revision");
		assertThat(json(get(this.citizen, path(code)), 200).has("comment")).isFalse();
	}

	@ParameterizedTest(name = "{0}: {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"score":0}                                       | score      | min
			{"score":6}                                       | score      | max
			{"score":2}                                       | reasons    | required
			{"score":1.5}                                     | score      | type
			{"score":"5"}                                     | score      | type
			{}                                                | score      | required
			{"score":5,"reasons":["FOOD"]}                    | reasons.0  | code
			{"score":5,"comment":"số tôi là 901190007792"}    | comment    | personal-number
			{"score":5,"comment":"cmnd 012345678"}            | comment    | personal-number
			""")
	void aRatingThatIsWrongIsRefusedByName(String body, String field, String check) {
		String code = submit(this.subject).get("code").asString();
		JsonNode problem = problem(rate(this.citizen, code, "k", body), 400, "invalid-input");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
	}

	@Test
	void anAgencyHearsWhatAllSayTogether() {
		for (String score : new String[] { "5", "4", "1" }) {
			String own = citizen(ownNumber());
			String code = json(post(REALM.citizen(own), DOSSIERS, own, SUBMISSION.replace("H26", "H15")), 201)
				.get("code")
				.asString();
			json(post(REALM.officer("H15"), DOSSIERS + '/' + code + "/refuse"), 200);
			json(rate(REALM.citizen(own), code, "k", "{\"score\":" + score + ",\"reasons\":[\"TIME\"]}"), 201);
		}
		String period = "?from=2020-01-01&to=2020-12-31";
		assertThat(json(get(REALM.officer("H15"), "/api/records/v1/ratings" + period), 200).get("ratings").asInt())
			.isZero();
		String now = "?from=" + LocalDate.now(WorkingCalendar.ZONE).minusDays(1) + "&to="
				+ LocalDate.now(WorkingCalendar.ZONE).plusDays(1);
		JsonNode sum = json(get(REALM.officer("H15"), "/api/records/v1/ratings" + now), 200);
		assertThat(sum.get("scores").toString()).isEqualTo("[1,0,0,1,1]");
		assertThat(sum.get("average").asDouble()).isEqualTo(3.33);
		assertThat(sum.get("satisfied").asDouble()).isEqualTo(66.67);
		assertThat(sum.at("/reasons/TIME").asInt()).isEqualTo(3);
		problem(get(REALM.officer("G09"), "/api/records/v1/ratings" + now + "&agency=H15"), 403, "forbidden");
		problem(get(this.citizen, "/api/records/v1/ratings" + now + "&agency=H15"), 403, "forbidden");
		problem(get(REALM.officer("H15"), "/api/records/v1/ratings?from=2026-02-01&to=2026-01-01"), 400,
				"invalid-input");
	}

	private void end(String code) {
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/refuse"), 200);
	}

	private static String path(String code) {
		return DOSSIERS + '/' + code + "/rating";
	}

	private WebTestClient.ResponseSpec rate(String token, String code, String key, String body) {
		return post(token, path(code), code + key, body);
	}

	private WebTestClient.ResponseSpec change(String code, String tag, String body) {
		return client().put().uri(path(code)).headers((headers) -> {
			headers.setBearerAuth(this.citizen);
			if (!tag.isEmpty()) {
				headers.set("If-Match", tag);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

}
