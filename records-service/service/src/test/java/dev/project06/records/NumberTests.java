package dev.project06.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.LedgerExport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers given out, erased and sealed anew, and what the ledger knows of it. */
class NumberTests extends RunningService {

	private static final String WHY = "{\"reason\":\"Thẩm định\",\"legalBasis\":\"Nghị định 118/2025/NĐ-CP\"}";

	private static final String ADMIN = "/api/records/v1/admin";

	private static final String LEDGER = "/api/records/v1/ledger";

	@Test
	void anOfficerInChargeReadsTheNumberAndTheCitizenSeesWhy() {
		String number = ownNumber();
		String subject = citizen(number);
		String code = submit(subject).get("code").asString();
		WebTestClient.ResponseSpec answer = number(REALM.officer("H26"), code, WHY);
		answer.expectHeader().valueEquals("Cache-Control", "no-store");
		assertThat(json(answer, 200).get("number").asString()).isEqualTo(number);
		json(get(REALM.officer("H26"), DOSSIERS + "?limit=100"), 200);

		JsonNode used = json(get(REALM.citizen(subject), DOSSIERS + '/' + code + "/usages"), 200).get("items");
		assertThat(used.valueStream().map((use) -> use.get("kind").asString() + ' ' + use.get("operation").asString()))
			.containsExactly("OPENED usages", "LISTED list", "OPENED personal-number", "OPENED personal-number");
		JsonNode reading = used.get(2);
		assertThat(reading.get("by").asString()).isEqualTo("officer");
		assertThat(reading.get("agency").asString()).isEqualTo("H26");
		assertThat(reading.get("reason").asString()).isEqualTo("Thẩm định");
		assertThat(reading.get("legalBasis").asString()).isEqualTo("Nghị định 118/2025/NĐ-CP");
		assertThat(reading.get("traceId").asString()).matches("[0-9a-f]{32}");
		assertThat(used.toString()).doesNotContain("test-officer", number);
		JsonNode mine = json(get(REALM.citizen(subject), "/api/records/v1/me/usages?limit=2"), 200);
		assertThat(mine.get("items").size()).isEqualTo(2);
		JsonNode older = json(
				get(REALM.citizen(subject), "/api/records/v1/me/usages?limit=100&before=" + mine.get("next").asLong()),
				200);
		assertThat(older.get("items").valueStream().map((use) -> use.get("seq").asLong()))
			.allSatisfy((seq) -> assertThat(seq).isLessThan(mine.get("next").asLong()));
	}

	@Test
	void nobodyElseReadsNumbersAndEveryAttemptIsKept() {
		String number = ownNumber();
		String subject = citizen(number);
		String code = submit(subject).get("code").asString();
		problem(number(REALM.citizen(subject), code, WHY), 403, "forbidden");
		problem(number(REALM.token("auditor", (claims) -> claims), code, WHY), 403, "forbidden");
		problem(number(REALM.token("agency", (claims) -> claims.claim("agency", "H26")), code, WHY), 403, "forbidden");
		problem(number(REALM.token("admin", (claims) -> claims), code, WHY), 403, "forbidden");
		problem(number(REALM.officer("H29"), code, WHY), 404, "not-found");
		JsonNode used = json(get(REALM.citizen(subject), DOSSIERS + '/' + code + "/usages?limit=100"), 200)
			.get("items");
		assertThat(used.valueStream()
			.filter((use) -> use.get("kind").asString().equals("REFUSED"))
			.map((use) -> use.get("by").asString() + ' ' + use.get("result").asString()))
			.containsExactlyInAnyOrder("citizen NOT_PERMITTED", "auditor NOT_PERMITTED", "agency NOT_PERMITTED",
					"admin FORBIDDEN", "officer NOT_PERMITTED");
	}

	@Test
	void aDossierWithoutANumberGivesNone() {
		String code = intake("H26", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		problem(number(REALM.officer("H26"), code, WHY), 409, "number-not-attached");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"reason\":\" \",\"legalBasis\":\"x\"}", "{\"reason\":\"x\"}",
			"{\"reason\":\"số 901 190 007 792\",\"legalBasis\":\"x\"}",
			"{\"reason\":\"x\",\"legalBasis\":\"901190007792\"}" })
	void whoDoesNotSayWhyHearsWhatIsMissing(String body) {
		String code = submit(citizen(ownNumber())).get("code").asString();
		problem(number(REALM.officer("H26"), code, body), 400, "invalid-input");
	}

	@Test
	void anErasedNumberIsGoneAndTheDossierStays() {
		String number = ownNumber();
		String subject = citizen(number);
		String code = submit(subject).get("code").asString();
		problem(erase(REALM.officer("H26"), number), 403, "forbidden");
		json(erase(admin(), number), 200);
		problem(erase(admin(), number), 404, "unknown-person");
		problem(erase(admin(), "12345"), 400, "invalid-input");
		problem(number(REALM.officer("H26"), code, WHY), 410, "number-erased");
		JsonNode dossier = json(get(REALM.citizen(subject), DOSSIERS + '/' + code), 200);
		assertThat(dossier.at("/link/state").asString()).isEqualTo("VERIFIED");

		String again = submit(subject).get("code").asString();
		assertThat(json(number(REALM.officer("H26"), again, WHY), 200).get("number").asString()).isEqualTo(number);
		problem(number(REALM.officer("H26"), code, WHY), 410, "number-erased");
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			assertThat(BROKER.eventsOf(code)).hasSize(1);
			assertThat(BROKER.eventsOf(again)).hasSize(1);
		});
		assertThat(BROKER.eventsOf(code).getFirst().holder()).isEqualTo(BROKER.eventsOf(again).getFirst().holder());
		assertThat(check(export())).isInstanceOf(LedgerExport.Intact.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "KEY_ENCRYPTION", "BLIND_INDEX" })
	void anAdministratorExchangesAKeyAndSeesHowFarItIs(String secret) {
		String number = ownNumber();
		String code = submit(citizen(number)).get("code").asString();
		String wish = "{\"secret\":\"" + secret + "\",\"reason\":\"Thay khóa định kỳ\"}";
		problem(post(REALM.officer("H26"), ADMIN + "/rotations", "", wish), 403, "forbidden");
		JsonNode ordered = json(post(admin(), ADMIN + "/rotations", "", wish), 202);
		JsonNode refused = problem(post(admin(), ADMIN + "/rotations", "", wish), 409, "rotation-running");
		assertThat(refused.get("rotation").asLong()).isEqualTo(ordered.get("number").asLong());
		JsonNode done = Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> json(get(admin(), ADMIN + "/rotations/" + ordered.get("number").asLong()), 200),
					(progress) -> progress.get("phase").asString().equals("DONE"));
		assertThat(done.get("done").asLong()).isPositive().isEqualTo(done.get("total").asLong());
		assertThat(done.has("finishedAt")).isTrue();
		assertThat(json(get(admin(), ADMIN + "/rotations"), 200).at("/items/0/number").asLong())
			.isEqualTo(ordered.get("number").asLong());
		assertThat(json(number(REALM.officer("H26"), code, WHY), 200).get("number").asString()).isEqualTo(number);
	}

	@Test
	void thePseudonymIsNeverExchanged() {
		problem(post(admin(), ADMIN + "/rotations", "", "{\"secret\":\"PSEUDONYM\",\"reason\":\"x\"}"), 400,
				"invalid-input");
		problem(get(admin(), ADMIN + "/rotations/999999"), 404, "not-found");
	}

	@Test
	void anAuditorExportsAChainThatCanBeChecked() {
		submit(citizen(ownNumber()));
		byte[] export = export();
		assertThat(check(export)).isInstanceOf(LedgerExport.Intact.class);
		String text = new String(export, StandardCharsets.UTF_8);
		int at = text.indexOf("\"result\":\"SHOWN\"");
		assertThat(check((text.substring(0, at) + "\"result\":\"KNOWN\"" + text.substring(at + 16))
			.getBytes(StandardCharsets.UTF_8))).isInstanceOf(LedgerExport.Broken.class);
		assertThat(text.lines().toList().reversed().get(1)).contains("ledger-export", "auditor");
		problem(get(REALM.officer("H26"), LEDGER), 403, "forbidden");
		problem(get(auditor(), LEDGER + "?from=999999999"), 400, "invalid-input");
	}

	@Test
	void aMarkedNumberIsNowhereInTheStore() {
		String marked = ownNumber();
		String subject = citizen(marked);
		String code = submit(subject).get("code").asString();
		json(number(REALM.officer("H26"), code, WHY), 200);
		problem(number(REALM.officer("H26"), marked, WHY), 404, "not-found");
		problem(get(auditor(), DOSSIERS + '/' + marked), 404, "not-found");
		problem(number(REALM.officer("H26"), code, WHY.replace("Thẩm định", marked)), 400, "invalid-input");
		problem(erase(admin(), marked + "0"), 400, "invalid-input");
		json(erase(admin(), marked), 200);
		problem(number(REALM.officer("H26"), code, WHY), 410, "number-erased");
		assertThat(new String(export(), StandardCharsets.UTF_8)).doesNotContain(marked);
		try (MongoClient client = MongoClients.create(STORE.connectionString())) {
			var database = client.getDatabase("records");
			List<String> documents = Flux.from(database.listCollectionNames())
				.flatMap((name) -> Flux.from(database.getCollection(name).find()))
				.map(Object::toString)
				.collectList()
				.block(Duration.ofSeconds(30));
			assertThat(documents).isNotEmpty().noneMatch((document) -> document.contains(marked));
		}
	}

	private WebTestClient.ResponseSpec number(String token, String code, String body) {
		return post(token, DOSSIERS + '/' + code + "/personal-number", "", body);
	}

	private WebTestClient.ResponseSpec erase(String token, String number) {
		return post(token, ADMIN + "/erasures", "", "{\"number\":\"" + number
				+ "\",\"reason\":\"Yêu cầu của chủ thể\",\"legalBasis\":\"Luật 91/2025/QH15\"}");
	}

	private static String admin() {
		return REALM.token("admin", (claims) -> claims.subject("admin-" + UUID.randomUUID()));
	}

	private static String auditor() {
		return REALM.token("auditor", (claims) -> claims);
	}

	private byte[] export() {
		byte[] body = client().mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(64 * 1024 * 1024))
			.build()
			.get()
			.uri(LEDGER)
			.headers((headers) -> headers.setBearerAuth(auditor()))
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return (body != null) ? body : new byte[0];
	}

	private LedgerExport.Finding check(byte[] export) {
		String keys = client().get()
			.uri(LEDGER + "/keys")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		try {
			return LedgerExport.check(new ByteArrayInputStream(export), JWKSet.parse((keys != null) ? keys : ""));
		}
		catch (IOException | ParseException ex) {
			throw new AssertionError(ex);
		}
	}

}
