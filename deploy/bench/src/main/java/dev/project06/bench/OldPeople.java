package dev.project06.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * Synthetic people as the sandbox gives them, some with the number of their paper card.
 */
final class OldPeople {

	private static final int AT_ONCE = 100;

	private static final String PURPOSE_PROCEDURE = "1.004222";

	static final String LEGAL_BASIS = "Luật Căn cước 26/2023/QH15";

	private OldPeople() {
	}

	/** Draws people; the same ones each time. */
	static List<Person> draw(Api api, String token, int count, int withOldNumbers) {
		List<Person> people = new ArrayList<>();
		for (int i = 0; people.size() < count; i++) {
			JsonNode drawn = api.get("/api/identity/v1/sandbox/people?count=" + AT_ONCE + "&seed=old-" + i, token);
			for (JsonNode one : drawn.values()) {
				Person person = new Person(one.get("citizenId").asString(), "", one.get("fullName").asString(),
						one.get("birthDate").asString(), one.get("birthProvince").asString());
				people.add((people.size() < withOldNumbers) ? withOldNumber(api, token, person) : person);
			}
		}
		return people.subList(0, count);
	}

	private static Person withOldNumber(Api api, String token, Person person) {
		JsonNode answer = api.create("/api/identity/v1/look-ups", Map.of("Authorization", "Bearer " + token),
				Map.of("requestId", UUID.randomUUID().toString(), "citizenId", person.number(), "fullName",
						person.name(), "birthDate", person.birthDate(), "purpose",
						Map.of("procedure", PURPOSE_PROCEDURE, "legalBasis", LEGAL_BASIS)));
		return new Person(person.number(), answer.path("citizen").path("oldNumber").asString(""), person.name(),
				person.birthDate(), person.place());
	}

	/**
	 * Somebody.
	 *
	 * @param number the number of 12 digits
	 * @param oldNumber the number of 9 digits, empty where it is not known
	 * @param name the name
	 * @param birthDate year-month-day
	 * @param place the province of birth registration
	 */
	record Person(String number, String oldNumber, String name, String birthDate, String place) {
	}

}
