package dev.project06.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.project06.identity.population.Person;
import dev.project06.identity.sandbox.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Two client libraries of Node, as their manuals say to use them.
 */
class OpenIdNodeClientTests extends OpenIdService {

	private static final List<String> LIBRARIES = List.of("openid-client", "oauth4webapi");

	/** What the standard lets a client find out by itself. */
	private static final List<Fault> DETECTABLE = List.of(Fault.WRONG_ISSUER, Fault.WRONG_AUDIENCE, Fault.WRONG_NONCE,
			Fault.MISSING_NONCE, Fault.WRONG_SIGNATURE, Fault.WRONG_ALGORITHM, Fault.UNKNOWN_KEY, Fault.EXPIRED,
			Fault.NOT_YET_VALID, Fault.MISSING_SUBJECT, Fault.WRONG_USERINFO_SUBJECT, Fault.WRONG_STATE,
			Fault.WRONG_RESPONSE_ISSUER, Fault.ACCESS_DENIED, Fault.LOGIN_UNAVAILABLE, Fault.CODE_REPLAYED,
			Fault.CLIENT_REFUSED, Fault.MALFORMED_TOKEN_ANSWER, Fault.NO_KEYS);

	private static Process process;

	private static Writer toNode;

	private static BufferedReader fromNode;

	@BeforeAll
	static void startsNode() throws Exception {
		assumeTrue(answers("node", "--version"), "node is not installed: its client libraries are left out");
		Path place = Files.createDirectories(Path.of("target/node"));
		for (String file : List.of("package.json", "package-lock.json", "clients.mjs")) {
			Files.copy(Path.of("src/test/node", file), place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
		}
		Process install = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
			.directory(place.toFile())
			.redirectErrorStream(true)
			.redirectOutput(place.resolve("npm.log").toFile())
			.start();
		assertThat(install.waitFor(5, TimeUnit.MINUTES) && install.exitValue() == 0)
			.as(Files.readString(place.resolve("npm.log")))
			.isTrue();
		process = new ProcessBuilder("node", "clients.mjs").directory(place.toFile())
			.redirectError(place.resolve("node.log").toFile())
			.start();
		toNode = process.outputWriter(StandardCharsets.UTF_8);
		fromNode = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	@AfterAll
	static void stopsNode() {
		if (process != null) {
			process.destroy();
		}
	}

	private static boolean answers(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "openid-client", "oauth4webapi" })
	void logsInAndLearnsWhatWasAllowed(String library) {
		Person person = citizen("node");
		JsonNode learned = login(library, withSecret(), person);
		assertThat(learned.at("/claims/auth_level").asInt()).as(learned.toString()).isEqualTo(1);
		assertThat(learned.at("/userinfo/name").asString()).isEqualTo(person.fullName());
	}

	static Stream<Arguments> badAnswers() {
		return LIBRARIES.stream()
			.flatMap((library) -> DETECTABLE.stream().map((fault) -> Arguments.of(library, fault)));
	}

	@ParameterizedTest
	@MethodSource("badAnswers")
	void refusesABadAnswer(String library, Fault fault) {
		Person person = citizen("node");
		Registered client = withSecret();
		fail(fault.name());
		JsonNode learned = login(library, client, person);
		assertThat(learned.has("refused")).as(learned.toString()).isTrue();
	}

	private JsonNode login(String library, Registered client, Person person) {
		JsonNode begun = ask(Map.of("library", library, "issuer", endpoint("").toString(), "clientId", client.id(),
				"clientSecret", client.secret(), "redirectUri", CALLBACK));
		assertThat(begun.has("url")).as(begun.toString()).isTrue();
		Browser browser = new Browser();
		HttpResponse<String> page = browser.follow(browser.get(java.net.URI.create(begun.get("url").asString())));
		HttpResponse<String> proofs = browser
			.follow(browser.submit(page, Map.of("do", "number", "number", person.citizenId().digits())));
		HttpResponse<String> consent = browser
			.follow(browser.submit(proofs, Map.of("do", "login", "knowledge", "password", "secret", PASSWORD)));
		HttpResponse<String> back = browser.submit(consent, Map.of("do", "allow"));
		return ask(Map.of("callback", Browser.location(back).toString()));
	}

	private static JsonNode ask(Map<String, String> question) {
		try {
			toNode.write(JsonMapper.shared().writeValueAsString(question) + "\n");
			toNode.flush();
			return JsonMapper.shared().readTree(Objects.requireNonNull(fromNode.readLine(), "node is gone"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
