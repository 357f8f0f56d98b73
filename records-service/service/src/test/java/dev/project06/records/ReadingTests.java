package dev.project06.records;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTests extends RunningService {

	@Test
	void aCitizenSeesTheOwnDossiersAndNoOther() {
		String subject = citizen("901190007792");
		String other = citizen("979085729770");
		String code = submit(subject).get("code").asString();
		assertThat(codes(REALM.citizen(subject), "?limit=100")).contains(code);
		assertThat(codes(REALM.citizen(other), "?limit=100")).doesNotContain(code);
		problem(get(REALM.citizen(other), DOSSIERS + '/' + code), 404, "not-found");
		problem(get(REALM.citizen(other), DOSSIERS + '/' + code + "/events"), 404, "not-found");
	}

	@Test
	void aCitizenSeesWhatWasFiledAtACounterOnceKnownByALogin() {
		String number = ownNumber();
		String receipt = IDENTITY.confirmation(number, "1.004222", null, "H26");
		String counter = intake("H26",
				"{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}")
			.get("code")
			.asString();
		String subject = citizen(number);
		problem(get(REALM.citizen(subject), DOSSIERS + '/' + counter), 404, "not-found");
		String online = submit(subject).get("code").asString();
		assertThat(codes(REALM.citizen(subject), "")).containsExactly(online, counter);
		json(get(REALM.citizen(subject), DOSSIERS + '/' + counter), 200);
	}

	@Test
	void anOfficialSeesTheOwnAgencyAndThoseUnderIt() {
		String below = intake("G01.01", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		String own = intake("G01", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		assertThat(codes(REALM.officer("G01"), "?limit=100")).contains(below, own);
		assertThat(codes(REALM.officer("G01.01"), "?limit=100")).contains(below).doesNotContain(own);
		assertThat(codes(REALM.officer("G09"), "?limit=100")).doesNotContain(below, own);
		assertThat(codes(REALM.token("agency", (claims) -> claims.claim("agency", "G01")), "?limit=100"))
			.contains(below, own);
		problem(get(REALM.officer("G01.01"), DOSSIERS + '/' + own), 404, "not-found");
	}

	@Test
	void anAuditorSeesAll() {
		String auditor = REALM.token("auditor", (claims) -> claims);
		String one = intake("G12", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		String two = submit(citizen("901190007792")).get("code").asString();
		assertThat(codes(auditor, "?limit=2")).containsExactly(two, one);
		json(get(auditor, DOSSIERS + '/' + one), 200);
		json(get(auditor, DOSSIERS + '/' + one + "/events"), 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator", "admin", "service", "officer", "agency", "citizen" })
	void whoHasNeitherAnAgencyNorALoginSeesNothing(String role) {
		String code = submit(citizen("901190007792")).get("code").asString();
		String token = REALM.token(role, (claims) -> claims);
		problem(get(token, DOSSIERS), 403, "forbidden");
		problem(get(token, DOSSIERS + '/' + code), 403, "forbidden");
		problem(get(token, DOSSIERS + '/' + code + "/events"), 403, "forbidden");
	}

	@Test
	void pagesFollowEachOtherWhateverIsFiledMeanwhile() {
		String subject = citizen("901190007792");
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			filed.addFirst(submit(subject).get("code").asString());
		}
		String token = REALM.citizen(subject);
		List<String> seen = new ArrayList<>();
		String query = "?limit=2";
		while (!query.isEmpty()) {
			JsonNode page = json(get(token, DOSSIERS + query), 200);
			page.get("items").forEach((item) -> seen.add(item.get("code").asString()));
			query = page.has("next") ? "?limit=2&after=" + page.get("next").asString() : "";
			submit(subject);
		}
		assertThat(seen.stream().filter(filed::contains)).containsExactlyElementsOf(filed);
		assertThat(seen).doesNotHaveDuplicates();
	}

	@Test
	void aListShowsWhatIsAskedFor() {
		String subject = citizen("901190007792");
		String code = submit(subject).get("code").asString();
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/receive"), 200);
		String token = REALM.officer("H26");
		assertThat(codes(token, "?limit=100&state=RECEIVED&procedure=1.004222")).contains(code);
		assertThat(codes(token, "?limit=100&state=SUBMITTED")).doesNotContain(code);
		assertThat(codes(token, "?limit=100&procedure=1.004194")).doesNotContain(code);
	}

	@Test
	void theTrailSaysWhatHappenedAndNotWhichAccountDidIt() {
		String subject = citizen("901190007792");
		String code = submit(subject).get("code").asString();
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/receive"), 200);
		JsonNode trail = json(get(REALM.citizen(subject), DOSSIERS + '/' + code + "/events"), 200).get("items");
		assertThat(trail.valueStream().map((step) -> step.get("change").asString())).containsExactly("SUBMITTED",
				"RECEIVED");
		assertThat(trail.valueStream().map((step) -> step.get("by").asString())).containsExactly("citizen", "officer");
		assertThat(trail.get(1).get("agency").asString()).isEqualTo("H26");
		assertThat(trail.toString()).doesNotContain("test-officer", "test-citizen", subject);
	}

	@Test
	void whoeverIsLoggedInSeesProceduresAndAgencies() {
		String token = REALM.token("operator", (claims) -> claims);
		JsonNode procedures = json(get(token, "/api/records/v1/procedures"), 200).get("items");
		assertThat(procedures.valueStream().filter((one) -> one.get("essential").asBoolean())).hasSize(53);
		assertThat(procedures.valueStream().map((one) -> one.get("code").asString())).contains("1.004222");
		assertThat(procedures.get(0).at("/name/vi").asString()).isNotBlank();
		JsonNode agencies = json(get(token, "/api/records/v1/agencies"), 200).get("items");
		assertThat(agencies.valueStream().map((one) -> one.get("code").asString())).contains("H26", "G01", "G01.01");
		assertThat(agencies.valueStream().filter((one) -> one.get("code").asString().equals("G01.01")))
			.allSatisfy((one) -> assertThat(one.get("parent").asString()).isEqualTo("G01"));
	}

	private List<String> codes(String token, String query) {
		return json(get(token, DOSSIERS + query), 200).get("items")
			.valueStream()
			.map((item) -> item.get("code").asString())
			.toList();
	}

}
