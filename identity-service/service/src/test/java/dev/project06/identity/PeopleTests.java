package dev.project06.identity;

import java.util.Objects;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Population;
import dev.project06.identity.subject.PairwiseSubjects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class PeopleTests extends RunningService {

	private final Population population;

	private final PairwiseSubjects subjects;

	PeopleTests(@Autowired Population population, @Autowired PairwiseSubjects subjects) {
		this.population = population;
		this.subjects = subjects;
	}

	@Test
	void theSampleUsersOfTheRealmAreThesePeople() {
		assertThat(get("/personas").valueStream()
			.limit(2)
			.map((one) -> "%s %s %s %s %s".formatted(one.get("persona").asString(), one.get("citizenId").asString(),
					one.get("fullName").asString(), one.get("birthDate").asString(), one.get("subject").asString())))
			.containsExactly("citizen1 901190007792 Nguyễn Thị Trang 1990-01-06 g7QmG3vBB7dxY6T5ZMEfBVdySJHC",
					"citizen2 979085729770 Đặng Văn Quân 1985-08-01 nLnUvctGpzPr_Ke1WAEQQUfSWJQi");
	}

	@Test
	void peopleAreAdultsOfTheRegisterEachOnce() {
		JsonNode people = get("/people?count=100&seed=kiểm thử");
		assertThat(people.size()).isEqualTo(100);
		assertThat(people.valueStream().map((one) -> one.get("citizenId").asString())).doesNotHaveDuplicates()
			.allSatisfy((digits) -> {
				var person = this.population.find(CitizenId.of(digits)).orElseThrow();
				assertThat(person.age(Population.REFERENCE)).isBetween(18, 90);
			});
		assertThat(people.valueStream()).allSatisfy((one) -> {
			assertThat(this.subjects.read(one.get("subject").asString()))
				.contains(CitizenId.of(one.get("citizenId").asString()));
			assertThat(one.get("synthetic").asBoolean()).isTrue();
		});
	}

	@Test
	void theSameSeedGivesTheSamePeople() {
		assertThat(get("/people?count=5&seed=a")).isEqualTo(get("/people?count=5&seed=a"));
		assertThat(get("/people?count=5&seed=a")).isNotEqualTo(get("/people?count=5&seed=b"));
		assertThat(get("/people").size()).isEqualTo(10);
	}

	private JsonNode get(String path) {
		return JsonMapper.shared()
			.readTree(Objects.requireNonNull(client().get()
				.uri("/api/identity/v1/sandbox" + path)
				.header("Authorization", citizen())
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody()));
	}

}
