package dev.project06.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTests extends RunningService {

	private static final String CHANGES = "/api/records/v1/changes";

	private static final Pattern NEXT = Pattern.compile("<(" + CHANGES + "\\?after=[\\w-]+&limit=\\d+)>; rel=\"next\"");

	private static final String COUNTER = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}";

	@Test
	void anAgencyReadsWhatChangedAsCloudEventsOnFromACursor() {
		Feed feed = new Feed(REALM.officer("H41"));
		assertThat(feed.read()).isEmpty();
		String code = intake("H41", COUNTER).get("code").asString();
		json(post(REALM.officer("H41"), DOSSIERS + '/' + code + "/process"), 200);

		List<JsonNode> events = new ArrayList<>();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.addAll(feed.read()) && events.size() >= 2);
		assertThat(events).extracting((event) -> event.get("id").asString()).containsExactly(code + "#1", code + "#2");
		JsonNode second = events.getLast();
		assertThat(second.get("specversion").asString()).isEqualTo("1.0");
		assertThat(second.get("type").asString()).isEqualTo("dev.project06.dossier.processed.v1");
		assertThat(second.get("source").asString()).isEqualTo("/records");
		assertThat(second.get("subject").asString()).isEqualTo(code);
		assertThat(Instant.parse(second.get("time").asString())).isBefore(Instant.now());
		assertThat(second.get("datacontenttype").asString()).isEqualTo("application/json");
		assertThat(second.at("/data/state").asString()).isEqualTo("PROCESSING");
		assertThat(second.at("/data/sequence").asInt()).isEqualTo(2);
		assertThat(feed.read()).isEmpty();
	}

	@Test
	void neitherTheNumberNorThePseudonymOfTheHolderIsTold() {
		String number = ownNumber();
		Feed feed = new Feed(REALM.officer("H42"));
		String receipt = IDENTITY.confirmation(number, "1.004222", null, "H42");
		intake("H42", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}");
		JsonNode event = feed.readUntil(1).getFirst();
		assertThat(event.at("/data/link").asString()).isEqualTo("VERIFIED");
		assertThat(event.toString()).doesNotContain(number, "holder", "pseudonym");
	}

	@Test
	void whoWaitsHearsOfAChangeWhenItHappens() throws Exception {
		Feed feed = new Feed(REALM.officer("H43"));
		feed.read();
		try (ExecutorService clerk = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<List<JsonNode>> waiting = clerk.submit((Callable<List<JsonNode>>) () -> feed.read("&wait=8"));
			String code = intake("H43", COUNTER).get("code").asString();
			assertThat(waiting.get()).extracting((event) -> event.get("id").asString()).containsExactly(code + "#1");
		}
		assertThat(feed.read("&wait=1")).isEmpty();
	}

	@Test
	void anAgencyHearsOfAllUnderItAndOfNoOther() {
		Feed above = new Feed(REALM.officer("G01"));
		Feed below = new Feed(REALM.token("agency", (claims) -> claims.claim("agency", "G01.01")));
		Feed other = new Feed(REALM.officer("H45"));
		Feed auditor = new Feed(REALM.token("auditor", (claims) -> claims), "?limit=100&from=" + Instant.now());
		String code = intake("G01.01", COUNTER).get("code").asString();
		String own = intake("G01", COUNTER).get("code").asString();
		assertThat(above.untilSubject(own)).contains(code);
		assertThat(auditor.untilSubject(own)).contains(code);
		assertThat(below.untilSubject(code)).doesNotContain(own);
		assertThat(other.read()).isEmpty();
	}

	@Test
	void aHandOverAndItsReturnAreToldToBothAgencies() {
		String code = intake("H55", COUNTER).get("code").asString();
		String path = DOSSIERS + '/' + code;
		json(post(REALM.officer("H55"), path + "/process"), 200);
		json(post(REALM.officer("H55"), path + "/hand-over", "",
				"{\"reason\":\"Xác minh\",\"agency\":\"G15\",\"until\":\"2099-01-05\"}"), 200);
		json(post(REALM.officer("G15"), path + "/hand-back"), 200);
		json(post(REALM.officer("H55"), path + "/finish"), 200);
		assertThat(new Feed(REALM.officer("H55")).readUntil(5)).extracting((event) -> event.get("id").asString())
			.containsExactly(code + "#1", code + "#2", code + "#3", code + "#4", code + "#5");
		assertThat(new Feed(REALM.officer("G15")).readUntil(2)).extracting((event) -> event.get("id").asString())
			.containsExactly(code + "#3", code + "#4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "citizen", "operator", "admin", "officer", "agency" })
	void whoHasNoAgencyHearsNothing(String role) {
		problem(get(REALM.token(role, (claims) -> claims), CHANGES), 403, "forbidden");
	}

	@Test
	void aCitizenHearsNothing() {
		problem(get(REALM.citizen(citizen("901190007792")), CHANGES), 403, "forbidden");
	}

	@Test
	void whoAsksFromATimeGetsAllThatHappenedSince() {
		String before = intake("H44", COUNTER).get("code").asString();
		new Feed(REALM.officer("H44")).untilSubject(before);
		Instant noon = Instant.now().plusMillis(1);
		Awaitility.await().until(() -> Instant.now().isAfter(noon));
		String after = intake("H44", COUNTER).get("code").asString();
		Feed feed = new Feed(REALM.officer("H44"), "?limit=5&from=" + noon);
		assertThat(feed.untilSubject(after)).containsExactly(after);
		assertThat(new Feed(REALM.officer("H44"), "?limit=5&from=2999-01-01T00:00:00Z").read()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "after=x, after, cursor", "after=Y2hhbmdlcyA5OTk5OTk5OTk5, after, cursor",
			"after=Y2hhbmdlcyAw&from=2026-01-01T00:00:00Z, from, cursor-or-time", "from=yesterday, from, type",
			"limit=0, limit, min", "limit=1001, limit, max", "wait=-1, wait, min", "wait=9, wait, max",
			"wait=x, wait, type" })
	void aParameterThatCannotBeIsNamed(String query, String field, String check) {
		JsonNode error = problem(get(REALM.officer("G01"), CHANGES + '?' + query), 400, "invalid-input").get("errors")
			.get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
	}

	/** One who reads on and on. */
	private final class Feed {

		private final String token;

		private String path;

		private Feed(String token) {
			this(token, "?limit=5");
		}

		private Feed(String token, String query) {
			this.token = token;
			this.path = CHANGES + query;
		}

		private List<JsonNode> read() {
			return read("");
		}

		private List<JsonNode> read(String more) {
			EntityExchangeResult<byte[]> answer = get(this.token, this.path + more).expectStatus()
				.isOk()
				.expectHeader()
				.contentType("application/cloudevents-batch+json")
				.expectBody()
				.returnResult();
			Matcher next = NEXT.matcher(String.valueOf(answer.getResponseHeaders().getFirst("Link")));
			assertThat(next.matches()).isTrue();
			this.path = next.group(1);
			byte[] body = answer.getResponseBody();
			return JsonMapper.shared().readTree((body != null) ? body : new byte[0]).valueStream().toList();
		}

		private List<JsonNode> readUntil(int count) {
			List<JsonNode> events = new ArrayList<>();
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				events.addAll(read());
				return events.size() >= count;
			});
			return events;
		}

		private List<String> untilSubject(String dossier) {
			List<String> dossiers = new ArrayList<>();
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				read().forEach((event) -> dossiers.add(event.get("subject").asString()));
				return dossiers.contains(dossier);
			});
			return dossiers;
		}

	}

}
