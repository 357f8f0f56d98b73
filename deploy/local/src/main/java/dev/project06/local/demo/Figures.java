package dev.project06.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import dev.project06.local.keycloak.SampleUser;
import tools.jackson.databind.JsonNode;

/**
 * The figures that metrics-service reports, as an operator sees them.
 */
final class Figures {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final ApiClient api;

	private final Realm realm;

	private final URI gateway;

	Figures(ApiClient api, Realm realm, URI gateway) {
		this.api = api;
		this.realm = realm;
		this.gateway = gateway;
	}

	/**
	 * Prints those of the current year.
	 */
	void print(PrintStream out) {
		out.printf("%n%-64s %12s %12s %12s%n", "", "nation", "ministries", "localities");
		out.printf("%-64s %12s %12s %12s%n", "published, first half of 2024 (online)", "42 %", "61 %", "17 %");
		JsonNode nation = rates("nation");
		JsonNode ministries = rates("block:MINISTRY");
		JsonNode localities = rates("block:LOCALITY");
		for (int i = 0; i < nation.size(); i++) {
			JsonNode rate = nation.get(i);
			out.printf("%-64s %12s %12s %12s%n",
					rate.get("name").get("en").asString() + " (n = " + rate.get("n").asLong() + ")", percent(rate),
					percent(ministries.get(i)), percent(localities.get(i)));
		}
	}

	/**
	 * Waits until a number of settled dossiers is counted.
	 */
	void await(long expected) {
		Instant limit = Instant.now().plus(LIMIT);
		while (settled() < expected) {
			if (Instant.now().isAfter(limit)) {
				throw new DemoFailedException(
						"metrics-service counts " + settled() + " settled dossiers instead of " + expected);
			}
			try {
				Thread.sleep(Duration.ofMillis(200));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new DemoFailedException("Interrupted");
			}
		}
	}

	long settled() {
		return this.api
			.get(this.gateway.resolve("/api/metrics/v1/rates/online-rate?scope=nation"),
					this.realm.token(SampleUser.OPERATOR1))
			.expect(200)
			.json()
			.get("n")
			.asLong();
	}

	private JsonNode rates(String scope) {
		return this.api
			.get(this.gateway.resolve("/api/metrics/v1/rates?scope=" + scope), this.realm.token(SampleUser.OPERATOR1))
			.expect(200)
			.json();
	}

	private static String percent(JsonNode rate) {
		return rate.get("percent").isNull() ? "-" : "%.2f %%".formatted(rate.get("percent").decimalValue());
	}

}
