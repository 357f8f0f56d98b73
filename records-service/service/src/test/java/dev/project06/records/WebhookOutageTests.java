package dev.project06.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receivers that are away or broken, and services that end meanwhile.
 */
class WebhookOutageTests extends WebhookSandboxTests {

	/** What the issue wants to see. */
	@Test
	void afterAWeeksOutageNothingIsLostAndTheOrderIsKept() {
		WebhookAgency agency = register("H01");
		agency.change(20);
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() == 20);

		agency.receiver().down();
		for (int quarter = 0; quarter < 7 * 4; quarter++) {
			agency.change(10);
			if (quarter == 0) {
				Awaitility.await()
					.atMost(WebhookSandbox.PATIENCE)
					.until(() -> agency.show().at("/trouble/failure").asString("").equals("connect"));
			}
			if (quarter == 13) {
				sandbox().restart();
			}
			sandbox().clock().advance(Duration.ofHours(6));
		}
		Awaitility.await()
			.atMost(WebhookSandbox.PATIENCE)
			.until(() -> !agency.pausedUntil().isBefore(sandbox().clock().instant()));
		assertThat(agency.show().get("state").asString()).isEqualTo("ACTIVE");
		assertThat(Instant.parse(agency.show().at("/trouble/since").asString()))
			.isBefore(sandbox().clock().instant().minus(Duration.ofDays(6)));
		assertThat(agency.receiver().taken()).hasSize(20);

		agency.receiver().up();
		sandbox().clock().advance(Duration.ofHours(13));
		Awaitility.await().atMost(WebhookSandbox.PATIENCE).until(() -> agency.receiver().taken().size() >= 300);
		agency.everythingCameInOrder();
		assertThat(agency.receiver().takenIds()).doesNotHaveDuplicates();
		assertThat(agency.show().has("trouble")).isFalse();
	}

	@Test
	void throughErrorsSlownessCutConnectionsAndRestartsNothingIsLostAndTheOrderIsKept() {
		WebhookAgency agency = register("H02");
		Random random = new Random(20261122);
		Map<String, Integer> tries = new ConcurrentHashMap<>();
		agency.receiver().answers((got) -> {
			int attempt = tries.merge(got.id(), 1, Integer::sum);
			int fate = Math.floorMod(got.id().hashCode() * 31 + attempt, 7);
			return (attempt > 4) ? 200 : new int[] { 500, 200, Receiver.CUT, 404, 204, 503, 302 }[fate];
		});
		for (int round = 0; round < 12; round++) {
			agency.change(1 + random.nextInt(20));
			if (round == 5) {
				sandbox().restart();
			}
			sandbox().clock().advance(Duration.ofHours(1));
		}
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

	@Test
	void ofTwoInstancesOneWorksAndWhenItEndsTheOtherGoesOn() {
		sandbox().another();
		WebhookAgency agency = register("H09");
		agency.change(50);
		agency.awaitEverything();
		sandbox().closeFirst();
		agency.change(50);
		agency.awaitEverything();
		agency.everythingCameInOrder();
	}

}
