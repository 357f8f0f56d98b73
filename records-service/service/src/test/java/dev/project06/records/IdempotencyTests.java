package dev.project06.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever clients repeat, in whatever order and however many at once: a key makes one
 * dossier.
 */
class IdempotencyTests extends RunningService {

	private static final int WORLDS = 40;

	private static final List<String> BODIES = List.of(SUBMISSION, "{\"agency\":\"H26\", \"procedure\":\"1.004222\"}",
			"{\"procedure\":\"1.004194\",\"agency\":\"H26\"}");

	@Test
	void aKeyMakesOneDossierWhoeverRepeatsItAndHowever() throws Exception {
		int requests = 0;
		for (int world = 0; world < WORLDS; world++) {
			requests += check(new Random(world));
		}
		System.out.printf("%d worlds with %d requests tried%n", WORLDS, requests);
	}

	private int check(Random random) throws Exception {
		String token = REALM.citizen(citizen(ownNumber()));
		int keys = 1 + random.nextInt(3);
		List<Callable<Answer>> requests = IntStream.range(0, 4 + random.nextInt(20))
			.mapToObj((i) -> new Request("key-" + random.nextInt(keys), random.nextInt(BODIES.size())))
			.<Callable<Answer>>map((request) -> () -> send(token, request))
			.toList();
		List<Answer> answers = new ArrayList<>();
		try (var threads = Executors.newFixedThreadPool(1 + random.nextInt(8))) {
			for (Future<Answer> answer : threads.invokeAll(requests)) {
				answers.add(answer.get());
			}
		}
		Map<String, Set<String>> codes = new HashMap<>();
		Map<String, Set<Integer>> meanings = new HashMap<>();
		for (Answer answer : answers) {
			assertThat(answer.outcome()).isIn("filed", "conflict");
			codes.computeIfAbsent(answer.request().key(), (added) -> new HashSet<>()).add(answer.code());
			if (answer.outcome().equals("filed")) {
				meanings.computeIfAbsent(answer.request().key(), (added) -> new HashSet<>())
					.add(answer.request().meaning());
			}
		}
		assertThat(codes.values()).as("codes under one key").allSatisfy((of) -> assertThat(of).hasSize(1));
		assertThat(meanings.values()).as("bodies that a key has filed").allSatisfy((of) -> assertThat(of).hasSize(1));
		assertThat(meanings.keySet()).isEqualTo(codes.keySet());
		JsonNode filed = json(get(token, DOSSIERS + "?limit=100"), 200).get("items");
		assertThat(filed.valueStream().map((dossier) -> dossier.get("code").asString()))
			.containsExactlyInAnyOrderElementsOf(codes.values().stream().flatMap(Set::stream).toList());
		return answers.size();
	}

	/** Asks again while the first request is under way. */
	private Answer send(String token, Request request) throws InterruptedException {
		while (true) {
			String body = post(token, DOSSIERS, request.key(), BODIES.get(request.body())).expectBody(String.class)
				.returnResult()
				.getResponseBody();
			JsonNode answer = JsonMapper.shared().readTree((body != null) ? body : "null");
			if (answer.has("code")) {
				return new Answer(request, "filed", answer.get("code").asString());
			}
			if (!answer.path("type").asString("").endsWith("/request-under-way")) {
				return new Answer(request,
						answer.path("type").asString("").endsWith("/idempotency-conflict") ? "conflict" : "" + answer,
						answer.path("dossier").asString(""));
			}
			Thread.sleep(5);
		}
	}

	/**
	 * A request. The first two bodies say the same.
	 */
	private record Request(String key, int body) {

		private int meaning() {
			return Math.max(this.body, 1);
		}

	}

	private record Answer(Request request, String outcome, String code) {
	}

}
