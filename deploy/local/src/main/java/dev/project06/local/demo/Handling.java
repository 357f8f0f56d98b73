package dev.project06.local.demo;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * Takes dossiers from their filing to their end, as a citizen and an officer do.
 */
final class Handling {

	private final ApiClient api;

	private final Realm realm;

	private final URI gateway;

	Handling(ApiClient api, Realm realm, URI gateway) {
		this.api = api;
		this.realm = realm;
		this.gateway = gateway;
	}

	static String citizen(int number) {
		return "demo-citizen-" + number;
	}

	static String officerOf(String agency) {
		return "demo-officer-" + agency.toLowerCase(Locale.ROOT);
	}

	/**
	 * Files one dossier and ends it.
	 * @param filing what to file
	 * @param citizen the number of the citizen who files it online
	 * @param person who stands at the counter when it is not filed online
	 */
	void settle(DemoFiling filing, int citizen, JsonNode person) {
		String officer = this.realm.token(officerOf(filing.agency()));
		String key = UUID.randomUUID().toString();
		String code;
		if (filing.online()) {
			code = this.api
				.post(this.gateway.resolve("/api/records/v1/dossiers"), this.realm.token(citizen(citizen)), key,
						Map.of("procedure", filing.procedure(), "agency", filing.agency()))
				.expect(201)
				.json()
				.get("code")
				.asString();
			move(code, "receive", officer);
		}
		else {
			code = intake(filing, officer, key, person);
		}
		move(code, "process", officer);
		move(code, "finish", officer);
	}

	private String intake(DemoFiling filing, String officer, String key, JsonNode person) {
		Map<String, Object> body = new HashMap<>(
				Map.of("procedure", filing.procedure(), "agency", filing.agency(), "channel", "COUNTER"));
		if (filing.identified()) {
			JsonNode confirmation = this.api
				.post(this.gateway.resolve("/api/identity/v1/confirmations"), officer, null,
						Map.of("citizenId", person.get("citizenId").asString(), "fullName",
								person.get("fullName").asString(), "birthDate", person.get("birthDate").asString(),
								"purpose", Map.of("procedure", filing.procedure(), "legalBasis", "118/2025/NĐ-CP")))
				.expect(200)
				.json();
			body.put("receipt", confirmation.get("receipt").asString());
		}
		return this.api.post(this.gateway.resolve("/api/records/v1/dossiers/intake"), officer, key, body)
			.expect(201)
			.json()
			.get("code")
			.asString();
	}

	private void move(String code, String action, String officer) {
		this.api.post(this.gateway.resolve("/api/records/v1/dossiers/" + code + "/" + action), officer, null, Map.of())
			.expect(200);
	}

}
