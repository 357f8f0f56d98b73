package dev.project06.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.LedgerExport;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.subject.PairwiseSubjects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTests extends RunningService {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final String sandbox = "ledger-" + UUID.randomUUID().toString().substring(0, 8);

	private final MongoCollection<Document> store;

	private final PairwiseSubjects subjects;

	private final Person person;

	LedgerTests(@Autowired MongoDatabase database, @Autowired PairwiseSubjects subjects,
			@Autowired Population population) {
		this.store = database.getCollection("ledger");
		this.subjects = subjects;
		this.person = population.draw("ledger").findFirst().orElseThrow();
	}

	@BeforeEach
	void create() {
		String owner = "Bearer " + REALM.token("agency", (claims) -> claims.subject(this.sandbox));
		client().post()
			.uri("/api/identity/v1/sandboxes")
			.header("Authorization", owner)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"name\":\"" + this.sandbox + "\"}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody();
	}

	@Test
	void anExportHoldsEveryUseAndItselfAndNoNumber() {
		receipt(this.subjects.of(this.person.citizenId()), HttpStatus.OK);
		receipt("nobody", HttpStatus.NOT_FOUND);
		String export = export(1);
		assertThat(export.lines()).hasSize(4);
		assertThat(export.lines().toList().getFirst()).contains("\"operation\":\"RECEIPT\"", "\"result\":\"ISSUED\"",
				"\"actor\":\"test-service\"", "\"procedure\":\"1.004222\"", "\"fields\":[\"citizenId\"]");
		assertThat(export.lines().toList().get(1)).contains("\"result\":\"UNKNOWN\"", "\"subjects\":[]");
		assertThat(export.lines().toList().get(2)).contains("\"operation\":\"LEDGER_READ\"",
				"\"actor\":\"test-auditor\"");
		assertThat(export).doesNotContain(this.person.citizenId().digits());
		assertThat(check(export)).isInstanceOfSatisfying(LedgerExport.Intact.class, (intact) -> {
			assertThat(intact.checkpoint().sandbox()).isEqualTo(this.sandbox);
			assertThat(intact.checkpoint().from()).isEqualTo(1);
			assertThat(intact.checkpoint().seq()).isEqualTo(3);
		});
	}

	@Test
	void anExportMayBeginLater() {
		export(1);
		export(1);
		String export = export(2);
		assertThat(export.lines()).hasSize(3);
		assertThat(check(export)).isInstanceOfSatisfying(LedgerExport.Intact.class,
				(intact) -> assertThat(intact.checkpoint().from()).isEqualTo(2));
		get(99).expectStatus()
			.isEqualTo(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/out-of-range")
			.jsonPath("$.check")
			.isEqualTo("beyond-the-last-entry");
		get(0).expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].check").isEqualTo("min");
	}

	@Test
	void whatIsChangedInTheStoreShowsInTheExport() {
		for (int i = 0; i < 5; i++) {
			export(1);
		}
		run(this.store.updateOne(Filters.eq("_id", id(3)), Updates.set("actor", "somebody-else")));
		assertThat(check(export(1))).isEqualTo(new LedgerExport.Broken(3, 3, LedgerExport.Check.HASH));
		run(this.store.updateOne(Filters.eq("_id", id(3)), Updates.set("actor", "test-auditor")));
		assertThat(check(export(1))).isInstanceOf(LedgerExport.Intact.class);
		run(this.store.deleteOne(Filters.eq("_id", id(2))));
		assertThat(check(export(1))).isEqualTo(new LedgerExport.Broken(2, 2, LedgerExport.Check.SEQUENCE));
	}

	private void receipt(String subject, HttpStatus expected) {
		client().post()
			.uri("/api/identity/v1/receipts")
			.header("Authorization", service())
			.header("Sandbox", this.sandbox)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"subject":"%s","accountLevel":2,"authenticationLevel":3,
					"purpose":{"procedure":"1.004222","legalBasis":"Luật Căn cước"}}""".formatted(subject))
			.exchange()
			.expectStatus()
			.isEqualTo(expected)
			.expectBody();
	}

	private String export(long from) {
		return Objects.requireNonNull(get(from).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private WebTestClient.ResponseSpec get(long from) {
		return client().get()
			.uri("/api/identity/v1/ledger?from=" + from)
			.header("Authorization", "Bearer " + REALM.token("auditor", (claims) -> claims))
			.header("Sandbox", this.sandbox)
			.accept(MediaType.APPLICATION_NDJSON, MediaType.APPLICATION_PROBLEM_JSON)
			.exchange();
	}

	private LedgerExport.Finding check(String export) {
		String keys = Objects.requireNonNull(client().get()
			.uri("/api/identity/v1/keys")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
		try {
			return LedgerExport.check(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
					JWKSet.parse(keys));
		}
		catch (IOException | ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String id(long seq) {
		return "%s/%019d".formatted(this.sandbox, seq);
	}

	private static void run(org.reactivestreams.Publisher<?> write) {
		assertThat(Mono.from(write).hasElement().block(PATIENCE)).isTrue();
	}

}
