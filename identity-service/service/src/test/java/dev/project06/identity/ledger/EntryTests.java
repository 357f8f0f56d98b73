package dev.project06.identity.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.project06.identity.api.Purpose;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryTests {

	private static final Sandbox SANDBOX = new Sandbox("golden", null,
			Clock.fixed(Instant.parse("2026-03-02T01:02:03.9999Z"), ZoneOffset.UTC), Faults.NONE);

	@Test
	void theCanonicalFormIsThisAndNoOther() {
		Entry entry = Entry.of(new Disclosure(SANDBOX, "officer \"7\"", "H26", Disclosure.Operation.CONFIRM,
				new Purpose("1.004222", "Luật Căn cước", "H26-1"), List.of(), List.of("citizenId", "fullName"), "MATCH",
				"r-1"), List.of("sealed"), 1, Entry.GENESIS);
		assertThat(entry.line()).isEqualTo("{\"entry\":{\"actor\":\"officer \\\"7\\\"\",\"agency\":\"H26\","
				+ "\"fields\":[\"citizenId\",\"fullName\"],\"operation\":\"CONFIRM\",\"previous\":\"" + Entry.GENESIS
				+ "\",\"purpose\":{\"dossier\":\"H26-1\",\"legalBasis\":\"Luật Căn cước\",\"procedure\":\"1.004222\"},"
				+ "\"requestId\":\"r-1\",\"result\":\"MATCH\",\"sandbox\":\"golden\",\"seq\":1,"
				+ "\"subjects\":[\"sealed\"],\"time\":\"2026-03-02T01:02:03.999Z\"},\"hash\":\"e993acfcf6e4e66eb8d077a2560ba9644d7bd55237caf2de25b561f669a8ebe6\"}");
	}

	@Test
	void whatHasNoValueIsLeftOut() {
		Entry entry = Entry.of(new Disclosure(SANDBOX, "x\ud800", null, Disclosure.Operation.LEDGER_READ, null,
				List.of(), List.of(), "READ", null), List.of(), 2, Entry.GENESIS);
		assertThat(entry.canonical()).isEqualTo("{\"actor\":\"x?\",\"fields\":[],\"operation\":\"LEDGER_READ\","
				+ "\"previous\":\"" + Entry.GENESIS + "\",\"result\":\"READ\",\"sandbox\":\"golden\",\"seq\":2,"
				+ "\"subjects\":[],\"time\":\"2026-03-02T01:02:03.999Z\"}");
	}

}
