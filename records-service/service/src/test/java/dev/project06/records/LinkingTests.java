package dev.project06.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.LinkState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class LinkingTests extends RunningService {

	private static final String NUMBER = "901190007792";

	@ParameterizedTest
	@ValueSource(ints = { 500, 503, 401, 403, 429, 400 })
	void whenTheIdentityServiceDoesNotHelpADossierIsFiledAndLinkedLater(int status) {
		IDENTITY.answers(status);
		String subject = citizen(NUMBER);
		JsonNode dossier = submit(subject);
		assertThat(dossier.get("link").toString()).isEqualTo("{\"state\":\"PENDING\"}");
		IDENTITY.answers(200);
		assertLinked(subject, dossier.get("code").asString());
	}

	@Test
	void aTokenThatIsNoLongerTakenIsExchangedWithinTheCall() {
		IDENTITY.forgetsItsTokens();
		assertThat(submit(citizen(NUMBER)).at("/link/state").asString()).isEqualTo("VERIFIED");
	}

	@Test
	void whenTheRealmGivesNoTokenADossierIsFiledAndLinkedLater() {
		IDENTITY.forgetsItsTokens();
		IDENTITY.givesTokens(503);
		String subject = citizen(NUMBER);
		JsonNode dossier = submit(subject);
		assertThat(dossier.at("/link/state").asString()).isEqualTo("PENDING");
		IDENTITY.givesTokens(200);
		assertLinked(subject, dossier.get("code").asString());
	}

	@Test
	void whenTheIdentityServiceTakesTooLongADossierIsFiledAndLinkedLater() {
		IDENTITY.takes(Duration.ofSeconds(5));
		String subject = citizen(NUMBER);
		JsonNode dossier = submit(subject);
		assertThat(dossier.at("/link/state").asString()).isEqualTo("PENDING");
		IDENTITY.takes(Duration.ZERO);
		assertLinked(subject, dossier.get("code").asString());
	}

	@Test
	void aDossierMovesOnWhileItsLinkIsPending() {
		IDENTITY.answers(503);
		String subject = citizen(NUMBER);
		String code = submit(subject).get("code").asString();
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/receive"), 200);
		IDENTITY.answers(200);
		assertLinked(subject, code);
		assertThat(json(get(REALM.citizen(subject), DOSSIERS + '/' + code), 200).get("state").asString())
			.isEqualTo("RECEIVED");
	}

	@Test
	void aCitizenWhomNobodyKnowsLaterIsNotAskedForAgain() {
		IDENTITY.answers(503);
		String subject = "nobody-" + UUID.randomUUID();
		String code = submit(subject).get("code").asString();
		IDENTITY.answers(200);
		awaitLink(subject, code, "UNLINKED");
	}

	@Test
	void aLaterLinkIsAnEventOfItsOwn() {
		IDENTITY.answers(503);
		String subject = citizen(NUMBER);
		String code = submit(subject).get("code").asString();
		IDENTITY.answers(200);
		assertLinked(subject, code);
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			List<DossierEvent> events = BROKER.eventsOf(code);
			assertThat(events).extracting(DossierEvent::change)
				.containsExactly(DossierChange.SUBMITTED, DossierChange.LINKED);
			assertThat(events).extracting(DossierEvent::link).containsExactly(LinkState.PENDING, LinkState.VERIFIED);
			assertThat(events.getFirst().holder()).isNull();
			assertThat(events.getLast().holder()).isNotBlank();
		});
	}

	@Test
	void aNewKeyOfTheIdentityServiceIsFetched() {
		submit(citizen(NUMBER));
		IDENTITY.changesItsKey();
		String subject = citizen(NUMBER);
		assertLinked(subject, submit(subject).get("code").asString());
	}

	@Test
	void oneTokenServesManyRequests() {
		submit(citizen(NUMBER));
		int before = IDENTITY.tokens();
		submit(citizen(NUMBER));
		submit(citizen(NUMBER));
		assertThat(IDENTITY.tokens()).isEqualTo(before);
	}

	@Test
	void anOfficerAttachesAReceiptLater() {
		String code = intake("H26", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		String receipt = IDENTITY.confirmation(NUMBER, "1.004222", code, "H26");
		JsonNode linked = json(link("H26", code, receipt), 200);
		assertThat(linked.at("/link/state").asString()).isEqualTo("VERIFIED");
		assertThat(linked.at("/link/method").asString()).isEqualTo("CONFIRMATION");
		assertThat(linked.get("version").asInt()).isEqualTo(2);
		problem(link("H26", code, receipt), 409, "link-stands");
	}

	@Test
	void onlyAnOfficialInChargeAttachesReceipts() {
		String subject = citizen(NUMBER);
		String code = submit(subject).get("code").asString();
		String receipt = IDENTITY.confirmation(NUMBER, "1.004222", code, "H29");
		problem(link("H29", code, receipt), 404, "not-found");
		String body = "{\"receipt\":\"" + receipt + "\"}";
		problem(post(REALM.citizen(subject), DOSSIERS + '/' + code + "/link", "", body), 403, "forbidden");
		String auditor = REALM.token("auditor", (claims) -> claims);
		problem(post(auditor, DOSSIERS + '/' + code + "/link", "", body), 403, "forbidden");
	}

	@ParameterizedTest
	@CsvSource({ "procedure, 1.004194, , H26", "dossier, 1.004222, H26-261122-9999, H26", "agency, 1.004222, , H29",
			"agency, 1.004222, , nowhere" })
	void aReceiptForSomethingElseIsRefusedNamingTheCheck(String check, String procedure, String dossier,
			String agency) {
		assertRefused(IDENTITY.confirmation(NUMBER, procedure, dossier, agency), check);
	}

	@Test
	void aReceiptThatCannotBeTrustedIsRefusedNamingTheCheck() {
		String good = IDENTITY.confirmation(NUMBER, "1.004222", null, "H26");
		assertRefused("x", "form");
		assertRefused(good.substring(0, good.length() - 10) + "AAAAAAAAAA", "signature");
		assertRefused(IDENTITY.confirmation(NUMBER, "1.004222", null, "H26", Instant.now().minusSeconds(3600)), "time");
		try (TestIdentity other = TestIdentity.start()) {
			assertRefused(other.confirmation(NUMBER, "1.004222", null, "H26"), "key");
		}
		assertRefused(IDENTITY.login(NUMBER, "1.004222"), "method");
	}

	@Test
	void withoutTheKeysAReceiptWaits() {
		IDENTITY.answers(503);
		IDENTITY.changesItsKey();
		String receipt = IDENTITY.confirmation(NUMBER, "1.004222", null, "H26");
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			String body = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}";
			var answer = post(REALM.officer("H26"), DOSSIERS + "/intake", UUID.randomUUID().toString(), body);
			answer.expectHeader().exists("Retry-After");
			problem(answer, 503, "unavailable");
		});
	}

	private void assertRefused(String receipt, String check) {
		String body = "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"" + receipt + "\"}";
		JsonNode problem = problem(post(REALM.officer("H26"), DOSSIERS + "/intake", UUID.randomUUID().toString(), body),
				400, "invalid-receipt");
		assertThat(problem.at("/errors/0/check").asString()).isEqualTo("receipt-" + check);
		assertThat(problem.at("/errors/0/message").asString()).isNotBlank().isNotEqualTo("không hợp lệ");
	}

	private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec link(String agency, String code,
			String receipt) {
		return post(REALM.officer(agency), DOSSIERS + '/' + code + "/link", "", "{\"receipt\":\"" + receipt + "\"}");
	}

	private void assertLinked(String subject, String code) {
		JsonNode link = awaitLink(subject, code, "VERIFIED");
		assertThat(link.get("method").asString()).isEqualTo("LOGIN");
		assertThat(link.get("level").asInt()).isEqualTo(3);
	}

	private JsonNode awaitLink(String subject, String code, String state) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> json(get(REALM.citizen(subject), DOSSIERS + '/' + code), 200).get("link"),
					(link) -> link.get("state").asString().equals(state));
	}

}
