package dev.project06.records;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

class HandlingTests extends RunningService {

	@ParameterizedTest
	@CsvSource({ "receive process finish return, RETURNED, 10", "receive finish, FINISHED, 9",
			"receive process stop, STOPPED, 8", "refuse, REFUSED, 3" })
	void anOfficerTakesADossierToItsEnd(String moves, String state, int stateCode) {
		String code = submit(citizen("901190007792")).get("code").asString();
		JsonNode dossier = MissingNode.getInstance();
		for (String move : moves.split(" ", -1)) {
			dossier = json(post(REALM.officer("H26"), DOSSIERS + '/' + code + '/' + move), 200);
		}
		assertThat(dossier.get("state").asString()).isEqualTo(state);
		assertThat(dossier.get("stateCode").asInt()).isEqualTo(stateCode);
		assertThat(dossier.has("finishedAt")).isTrue();
		assertThat(dossier.has("dueDate")).isEqualTo(moves.startsWith("receive"));
		assertThat(dossier).isEqualTo(json(get(REALM.officer("H26"), DOSSIERS + '/' + code), 200));
	}

	@Test
	void everyChangeIsAnEventInOrder() {
		String code = submit(citizen("901190007792")).get("code").asString();
		Stream.of("receive", "process", "finish", "return")
			.forEach((move) -> json(post(REALM.officer("H26"), DOSSIERS + '/' + code + '/' + move), 200));
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			List<DossierEvent> events = BROKER.eventsOf(code);
			assertThat(events).extracting(DossierEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
			assertThat(events).extracting(DossierEvent::state)
				.containsExactly(DossierState.SUBMITTED, DossierState.RECEIVED, DossierState.PROCESSING,
						DossierState.FINISHED, DossierState.RETURNED);
		});
	}

	@Test
	void aMoveThatTheStateDoesNotAllowIsRefusedNamingThoseItDoes() {
		String code = submit(citizen("901190007792")).get("code").asString();
		JsonNode problem = problem(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/finish"), 409,
				"illegal-transition");
		assertThat(problem.get("from").asString()).isEqualTo("SUBMITTED");
		assertThat(problem.get("attempted").asString()).isEqualTo("finish");
		assertThat(problem.get("allowed").toString()).isEqualTo("[\"receive\",\"refuse\",\"withdraw\"]");
		assertThat(json(get(REALM.officer("H26"), DOSSIERS + '/' + code), 200).get("version").asInt()).isEqualTo(1);
	}

	@Test
	void theCitizenTakesTheDossierBackAndNobodyElseDoes() {
		String subject = citizen("901190007792");
		String code = submit(subject).get("code").asString();
		problem(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/withdraw"), 403, "forbidden");
		problem(post(REALM.citizen(citizen("979085729770")), DOSSIERS + '/' + code + "/withdraw"), 404, "not-found");
		JsonNode dossier = json(post(REALM.citizen(subject), DOSSIERS + '/' + code + "/withdraw"), 200);
		assertThat(dossier.get("state").asString()).isEqualTo("WITHDRAWN");
		problem(post(REALM.citizen(subject), DOSSIERS + '/' + code + "/withdraw"), 409, "illegal-transition");
	}

	@Test
	void onlyTheAgencyInChargeAndThoseAboveItMoveADossierOn() {
		String subject = citizen("901190007792");
		String code = json(
				post(REALM.citizen(subject), DOSSIERS, "key", "{\"procedure\":\"1.004222\",\"agency\":\"G01.01\"}"),
				201)
			.get("code")
			.asString();
		problem(post(REALM.officer("G09"), DOSSIERS + '/' + code + "/receive"), 404, "not-found");
		problem(post(REALM.citizen(subject), DOSSIERS + '/' + code + "/receive"), 403, "forbidden");
		problem(post(REALM.token("auditor", (claims) -> claims), DOSSIERS + '/' + code + "/receive"), 403, "forbidden");
		problem(post(REALM.token("admin", (claims) -> claims), DOSSIERS + '/' + code + "/receive"), 403, "forbidden");
		json(post(REALM.officer("G01"), DOSSIERS + '/' + code + "/receive"), 200);
		String client = REALM.token("agency", (claims) -> claims.claim("agency", "G01.01"));
		json(post(client, DOSSIERS + '/' + code + "/process"), 200);
	}

	@Test
	void ofTwoOfficersAtOnceOneWinsAndTheOtherHearsWhy() throws Exception {
		for (int round = 0; round < 5; round++) {
			String code = submit(citizen("901190007792")).get("code").asString();
			Callable<String> receive = () -> attempt(code, "receive");
			Callable<String> refuse = () -> attempt(code, "refuse");
			try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
				var answers = threads.invokeAll(List.of(receive, refuse, receive, refuse));
				assertThat(answers.stream().map((answer) -> answer.resultNow())).containsOnlyOnce("200");
			}
			assertThat(json(get(REALM.officer("H26"), DOSSIERS + '/' + code), 200).get("version").asInt()).isEqualTo(2);
		}
	}

	private String attempt(String code, String move) {
		var result = post(REALM.officer("H26"), DOSSIERS + '/' + code + '/' + move).expectBody(String.class)
			.returnResult();
		String body = String.valueOf(result.getResponseBody());
		return body.contains("/problems/illegal-transition") ? "illegal" : String.valueOf(result.getStatus().value());
	}

}
