package dev.project06.records;

import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one receiver wants, refuses or leaves unanswered.
 */
class WebhookDeliveryTests extends WebhookSandboxTests {

	@Test
	void whileOneDossierIsRefusedOrUnansweredOthersGoOn() {
		WebhookAgency agency = register("H03");
		String refused = agency.stuck();
		String unanswered = agency.stuck();
		agency.receiver().answers((got) -> {
			String subject = got.event().get("subject").asString();
			return subject.equals(refused) ? 422 : subject.equals(unanswered) ? Receiver.SLEEP : 204;
		});
		for (int i = 0; i < 3; i++) {
			agency.change(refused);
			agency.change(unanswered);
			agency.change(20);
		}
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() == 60);
		assertThat(agency.receiver().taken()).extracting((got) -> got.event().get("subject").asString())
			.doesNotContain(refused, unanswered);
		assertThat(agency.receiver().all()).filteredOn((got) -> got.event().get("subject").asString().equals(refused))
			.allMatch((got) -> got.event().at("/data/sequence").asInt() == 1);
		agency.receiver().answers((got) -> 204);
		agency.receiver().wakeUp();
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

	@Test
	void aChangeWaitsForTheOneBeforeItAndOthersDoNot() {
		WebhookAgency agency = register("H04");
		sandbox().append("H04-261122-0001", "H04", 2);
		sandbox().append("H04-261122-0002", "H04", 1);
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() == 1);
		assertThat(agency.receiver().takenIds()).containsExactly("H04-261122-0002#1");
		JsonNode waiting = agency.read(agency.path() + "/deliveries?state=OPEN");
		assertThat(waiting.at("/items/0/event").asString()).isEqualTo("H04-261122-0001#2");
		assertThat(waiting.at("/items/0/waitsForSequence").asInt()).isEqualTo(1);
		sandbox().append("H04-261122-0001", "H04", 1);
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() == 3);
		assertThat(agency.receiver().takenIds()).endsWith("H04-261122-0001#1", "H04-261122-0001#2");
	}

	@Test
	void whoWantsToRestIsLeftAloneForAsLong() {
		WebhookAgency agency = register("H05");
		agency.receiver().wantsToRest("7200");
		agency.receiver().answers((got) -> 503);
		agency.change(1);
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> agency.show().at("/trouble/failure").asString("").equals("status-503"));
		assertThat(agency.pausedUntil()).isBetween(sandbox().clock().instant().plus(Duration.ofMinutes(119)),
				sandbox().clock().instant().plus(Duration.ofMinutes(121)));
		JsonNode open = agency.read(agency.path() + "/deliveries?state=OPEN").at("/items/0");
		assertThat(Instant.parse(open.get("nextAttempt").asString())).isEqualTo(agency.pausedUntil());
		assertThat(open.at("/log/0/status").asInt()).isEqualTo(503);
		int asked = agency.receiver().all().size();
		agency.receiver().answers((got) -> 204);
		sandbox().clock().advance(Duration.ofMinutes(118));
		agency.change(1);
		assertThat(agency.receiver().all()).hasSize(asked);
		sandbox().clock().advance(Duration.ofMinutes(3));
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

	@Test
	void whoHasGoneIsDisabledAndGoesOnWhereItStopped() {
		WebhookAgency agency = register("H06");
		agency.receiver().answers((got) -> 410);
		agency.change(5);
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> agency.show().get("state").asString().equals("DISABLED"));
		assertThat(agency.show().get("reason").asString()).isEqualTo("gone");
		agency.change(5);
		agency.receiver().answers((got) -> 204);
		agency.write("POST", agency.path() + "/enable", null);
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

	@Test
	void whoFailsForTooLongIsDisabledAndNothingIsLost() {
		WebhookAgency agency = register("H07");
		agency.receiver().answers((got) -> 500);
		agency.change(5);
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.show().has("trouble"));
		sandbox().clock().advance(Duration.ofDays(11));
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> agency.show().get("state").asString().equals("DISABLED"));
		assertThat(agency.show().get("reason").asString()).isEqualTo("failing");
		agency.change(30);
		agency.receiver().answers((got) -> 204);
		agency.write("POST", agency.path() + "/enable", null);
		sandbox().clock().advance(Duration.ofDays(1));
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

	@Test
	void whatIsNoLongerWantedIsNotSentEvenWhenItWaits() {
		WebhookAgency agency = register("H08");
		agency.receiver().answers((got) -> 503);
		String dossier = agency.next();
		agency.change(dossier);
		agency.change(dossier);
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.show().has("trouble"));
		agency.write("PUT", agency.path(), "{\"url\":\"" + agency.receiver().url() + "\",\"changes\":[\"PROCESSED\"]}");
		agency.receiver().answers((got) -> 204);
		sandbox().clock().advance(Duration.ofHours(13));
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() == 1);
		assertThat(agency.receiver().takenIds()).containsExactly(dossier + "#2");
		assertThat(agency.read(agency.path() + "/deliveries?state=DROPPED").get("items").size()).isEqualTo(1);
	}

}
