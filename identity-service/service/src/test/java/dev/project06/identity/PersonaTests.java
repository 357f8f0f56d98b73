package dev.project06.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.project06.identity.account.Factor;
import dev.project06.identity.account.Logins;
import dev.project06.identity.account.Proof;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sample.SampleKind;
import dev.project06.identity.sample.Samples;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Every row of the published table does what the table says. */
class PersonaTests extends RunningService {

	private static final List<String> ELSEWHERE = List.of("brown-out");

	@Test
	void everyPersonaIsConfirmedAsPublished() {
		List<JsonNode> personas = personas().stream()
			.filter((persona) -> !ELSEWHERE.contains(persona.get("persona").asString()))
			.toList();
		assertThat(personas.stream().collect(Collectors.toMap(PersonaTests::name, this::confirm)))
			.isEqualTo(personas.stream()
				.collect(Collectors.toMap(PersonaTests::name, (persona) -> persona.get("confirm").asString())));
	}

	@Test
	void everyPersonaLogsInAsPublished(@Autowired Logins logins, @Autowired Samples samples,
			@Autowired Sandboxes sandboxes) {
		List<JsonNode> personas = personas().stream()
			.filter((persona) -> !ELSEWHERE.contains(persona.get("persona").asString()))
			.toList();
		Sandbox sandbox = Objects.requireNonNull(sandboxes.find(Sandbox.DEFAULT).block());
		Map<String, String> answers = new HashMap<>();
		personas.forEach((persona) -> {
			CitizenId citizenId = CitizenId.of(persona.get("citizenId").asString());
			CitizenId face = name(persona).equals("number-new")
					? CitizenId.of(persona("number-replaced").get("citizenId").asString()) : citizenId;
			answers.put(name(persona), logins
				.login(sandbox, citizenId,
						List.of(new Proof(Factor.PASSWORD, "sandbox06"),
								new Proof(Factor.DEVICE, samples.take(face, SampleKind.DEVICE, 1, null)),
								new Proof(Factor.FACE, samples.take(face, SampleKind.FACE, 1, null))))
				.map((login) -> "account %d, level %d".formatted(login.accountLevel(), login.authenticationLevel()))
				.onErrorResume(RefusedException.class, (refused) -> Mono.just(words(refused)))
				.block());
		});
		assertThat(answers).isEqualTo(personas.stream()
			.collect(Collectors.toMap(PersonaTests::name, (persona) -> persona.get("login").asString())));
	}

	private static String words(RefusedException refused) {
		return switch (refused.name()) {
			case INJECTED_FAULT -> "503 injected-fault";
			case INJECTED_ERROR -> "500 injected-error";
			default -> Objects.requireNonNullElse(refused.check(), "");
		};
	}

	@Test
	void aBrownOutIsOverAtTheNextCallAndBackAtTheOneAfter() {
		JsonNode persona = persona("brown-out");
		assertThat(persona.get("confirm").asString()).isEqualTo("MATCH or 503 injected-fault");
		List<String> answers = Stream.generate(() -> confirm(persona)).limit(4).sorted().toList();
		assertThat(answers).containsExactly("503 injected-fault", "503 injected-fault", "MATCH", "MATCH");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name-corrected", "name-and-birth-date-corrected" })
	void aCorrectedNameIsConfirmedAsItIsNow(String name) {
		assertThat(confirm(persona(name))).startsWith("MISMATCH");
	}

	private String confirm(JsonNode persona) {
		Map<String, Object> request = new HashMap<>(
				Map.of("citizenId", persona.get("citizenId").asString(), "fullName", persona.get("fullName").asString(),
						"purpose", Map.of("procedure", "1.004222", "legalBasis", "Luật Căn cước 26/2023/QH15")));
		if (persona.has("birthDate")) {
			request.put("birthDate", persona.get("birthDate").asString());
		}
		else {
			request.put("birthYear", persona.get("birthYear").asInt());
		}
		EntityExchangeResult<String> answer = client().post()
			.uri("/api/identity/v1/confirmations")
			.header("Authorization", "Bearer " + REALM.officer("H" + Math.floorMod(name(persona).hashCode(), 90)))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(request)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		return words(answer.getStatus().value(), JsonMapper.shared().readTree(answer.getResponseBody()));
	}

	private static String words(int status, JsonNode answer) {
		if (status != 200) {
			String type = answer.get("type").asString();
			return status + " " + type.substring(type.lastIndexOf('/') + 1);
		}
		return Stream
			.concat(Stream.of(answer.get("outcome").asString()),
					Stream.concat(answer.path("differs").valueStream().map((field) -> field.asString()).sorted(),
							answer.path("remarks").valueStream().map((remark) -> remark.asString())))
			.collect(Collectors.joining(" "));
	}

	private JsonNode persona(String name) {
		return personas().stream().filter((persona) -> name(persona).equals(name)).findFirst().orElseThrow();
	}

	private static String name(JsonNode persona) {
		return persona.get("persona").asString();
	}

	private List<JsonNode> personas() {
		return JsonMapper.shared()
			.readTree(Objects.requireNonNull(client().get()
				.uri("/api/identity/v1/sandbox/personas")
				.header("Authorization", officer())
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody()))
			.valueStream()
			.toList();
	}

}
