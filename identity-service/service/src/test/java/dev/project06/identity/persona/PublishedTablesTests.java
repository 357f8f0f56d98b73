package dev.project06.identity.persona;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import dev.project06.identity.sandbox.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published tables are made from the code. {@code -Dproject06.tables=write} writes
 * them anew.
 */
class PublishedTablesTests {

	private static final Path FILE = Path.of("../PERSONAS.md");

	private final List<Persona> personas = new Personas(new Population("project06", Prefixes.RESERVED)).all();

	@Test
	void theFileSaysWhatTheCodeDoes() throws IOException {
		if ("write".equals(System.getProperty("project06.tables"))) {
			Files.writeString(FILE, tables());
		}
		assertThat(FILE).hasContent(tables());
	}

	@Test
	void thereAreEnoughAndEachIsItsOwn() {
		assertThat(this.personas).hasSizeGreaterThanOrEqualTo(30);
		assertThat(this.personas).extracting(Persona::name).doesNotHaveDuplicates();
		assertThat(this.personas).extracting(Persona::citizenId)
			.doesNotHaveDuplicates()
			.allMatch((citizenId) -> citizenId.isSynthetic());
		assertThat(Fault.values()).hasSizeGreaterThanOrEqualTo(15);
	}

	private String tables() {
		return """
				# Personas and faults

				Made from the code; a test fails when it is not. Nobody here is real (mọi người ở đây đều là người tổng hợp).

				## Personas (người mẫu)

				The same in every sandbox as long as nothing else has happened there. *Confirm* is what a confirmation of the papers below
				answers: outcome, fields that differ, remarks. *Login* is what a login with password, device and face answers: level
				of the account and of the authentication, or the failed check. The password is `sandbox06`, the passcode `060606`.

				| persona | number | name in the papers | birth date there | confirm | login | what is the matter | |
				|---|---|---|---|---|---|---|---|
				%s

				## Faults (lỗi theo yêu cầu)

				`PUT /api/identity/v1/sandbox/faults` with `[{"fault":"WRONG_NONCE","share":0.5,"seed":7}]` lets half of the calls fail, the same
				half each time. `path` limits a rule to paths that begin so, `delay` is the time of `LATENCY`.

				| fault | where | what happens |
				|---|---|---|
				%s
				"""
			.formatted(this.personas.stream().map(PublishedTablesTests::row).collect(Collectors.joining("\n")),
					Arrays.stream(Fault.values()).map(PublishedTablesTests::row).collect(Collectors.joining("\n")));
	}

	private static String row(Persona persona) {
		Object birth = (persona.papers().birthDate() != null) ? persona.papers().birthDate()
				: persona.papers().birthYear();
		return "| `%s` | %s | %s | %s | %s | %s | %s | %s |".formatted(persona.name(), persona.citizenId().digits(),
				persona.papers().fullName(), birth, persona.confirm(), persona.login(), persona.what().vi(),
				persona.what().en());
	}

	private static String row(Fault fault) {
		return "| `%s` | %s | %s |".formatted(fault, fault.place().name().toLowerCase(Locale.ROOT).replace('_', ' '),
				fault.what());
	}

}
