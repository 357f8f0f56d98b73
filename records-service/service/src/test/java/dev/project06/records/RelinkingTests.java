package dev.project06.records;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.person.Claims;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** Dossiers follow their persons when numbers change in the register. */
class RelinkingTests extends RunningService {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String WHY = "{\"reason\":\"Thẩm định\",\"legalBasis\":\"Nghị định 118/2025/NĐ-CP\"}";

	private final MongoDatabase database;

	private final Claims claims;

	RelinkingTests(@Autowired MongoDatabase database, @Autowired Claims claims) {
		this.database = database;
		this.claims = claims;
	}

	@Test
	void allDossiersOfAReissuedNumberAreLinkedAnewAndKeepTheirHistory() {
		String former = ownNumber();
		String heir = ownNumber();
		String subject = citizen(former);
		List<String> codes = Stream
			.concat(Stream.generate(() -> submit(subject).get("code").asString()).limit(3), Stream.of(counter(former)))
			.toList();
		IDENTITY.reissues(former, heir);
		codes.forEach((code) -> {
			JsonNode dossier = relinked(code);
			assertThat(dossier.at("/link/method").asString()).isEqualTo("RENEWAL");
			assertThat(dossier.get("version").asInt()).isEqualTo(2);
			assertThat(dossier.get("pastLinks").size()).isEqualTo(1);
			assertThat(dossier.at("/pastLinks/0/role").asString()).isEqualTo("HOLDER");
			assertThat(dossier.at("/pastLinks/0/state").asString()).isEqualTo("SUPERSEDED");
			assertThat(number(code)).isEqualTo(heir);
		});
		String online = codes.getFirst();
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(BROKER.eventsOf(online)).extracting(DossierEvent::sequence)
				.containsExactly(1L, 2L));
		assertThat(BROKER.eventsOf(online)).extracting(DossierEvent::holder).doesNotHaveDuplicates();
		assertThat(stored("dossiers", "persons", "cursors")).doesNotContain(former, heir);
	}

	@Test
	void twoPersonsWhoAreOneBecomeOne() {
		String former = ownNumber();
		String heir = ownNumber();
		String subject = citizen(former);
		String before = submit(subject).get("code").asString();
		String after = counter(heir);
		IDENTITY.reissues(former, heir);
		relinked(before);
		assertThat(person(before)).isEqualTo(person(after));
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(json(get(REALM.citizen(subject), DOSSIERS), 200).get("items")
				.valueStream()
				.map(RelinkingTests::code)).containsExactlyInAnyOrder(before, after));
	}

	@Test
	void whoIsErasedIsErasedUnderFormerNumbersToo() {
		String former = ownNumber();
		String heir = ownNumber();
		String code = submit(citizen(former)).get("code").asString();
		String person = person(code);
		IDENTITY.reissues(former, heir);
		relinked(code);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(document(person)).containsKey("heir"));
		String admin = REALM.token("admin", (claims) -> claims);
		json(post(admin, "/api/records/v1/admin/erasures", "", WHY.replace("{", "{\"number\":\"" + former + "\",")),
				200);
		for (String id : List.of(person, person(code))) {
			assertThat(document(id)).containsKey("erasedAt").doesNotContainKeys("key", "number", "blinds");
		}
	}

	@Test
	void aChangeWaitsForTheIdentityServiceAndIsDoneOnce() {
		String former = ownNumber();
		String code = submit(citizen(former)).get("code").asString();
		IDENTITY.answers(503);
		IDENTITY.reissues(former, ownNumber());
		String other = intake("H26", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}").get("code").asString();
		assertThat(show(code).get("version").asInt()).isEqualTo(1);
		assertThat(show(other).get("version").asInt()).isEqualTo(1);
		IDENTITY.answers(200);
		relinked(code);
		startOver();
		caughtUp();
		assertThat(show(code).get("version").asInt()).isEqualTo(2);
	}

	@Test
	void aReceiptThatWasConfirmedJustBeforeTheChangeIsCaughtLater() {
		String former = ownNumber();
		String heir = ownNumber();
		IDENTITY.reissues(former, heir);
		caughtUp();
		String late = counter(former);
		assertThat(number(late)).isEqualTo(former);
		startOver();
		relinked(late);
		assertThat(number(late)).isEqualTo(heir);
	}

	@Test
	void twoChangesInARowLeadToTheLastNumber() {
		String first = ownNumber();
		String second = ownNumber();
		String third = ownNumber();
		String code = submit(citizen(first)).get("code").asString();
		IDENTITY.reissues(first, second);
		relinked(code);
		IDENTITY.reissues(second, third);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(number(code)).isEqualTo(third));
		assertThat(show(code).get("pastLinks").valueStream().map((link) -> link.get("state").asString()))
			.containsExactly("SUPERSEDED", "SUPERSEDED");
	}

	@Test
	void aDossierIsLinkedWhenItsOldNumberIs() {
		String old = "9" + ownNumber().substring(4);
		String number = ownNumber();
		String job = json(post(REALM.officer("H17"), "/api/records/v1/imports", UUID.randomUUID().toString(),
				"{\"source\":\"Một cửa cũ\",\"legalBasis\":\"Luật Căn cước 26/2023/QH15\"}"), 201)
			.get("id")
			.asString();
		String fits = take(job, 0, old, "Hồ Thị Mơ");
		String other = take(job, 1, old, "Hồ Văn Khác");
		assertThat(state(fits)).isEqualTo("UNLINKED");
		IDENTITY.links(old, number, "Hồ Thị Mơ");
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(fits)).isEqualTo("VERIFIED"));
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(claimed(fits)).isFalse());
		caughtUp();
		assertThat(state(other)).isEqualTo("UNLINKED");
		assertThat(claimed(other)).isTrue();
		assertThat(stored("dossiers", "persons", "cursors")).doesNotContain(old, number);
	}

	/** Takes over a dossier of an earlier system. */
	private String take(String job, int row, String old, String name) {
		String code = "H17-250310-" + ownNumber().substring(6);
		json(client().put()
			.uri("/api/records/v1/imports/" + job + "/rows?from=" + row)
			.header("Authorization", "Bearer " + REALM.officer("H17"))
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(
					"{\"code\":\"%s\",\"procedure\":\"1.004222\",\"state\":9,\"received\":\"10/03/2025\",\"finished\":\"2025-03-12\",\"oldNumber\":\"%s\",\"name\":\"%s\"}\n"
						.formatted(code, old, name))
			.exchange(), 200);
		return code;
	}

	private String state(String code) {
		return json(get(REALM.officer("H17"), DOSSIERS + '/' + code), 200).at("/link/state").asString();
	}

	private boolean claimed(String code) {
		return Boolean.TRUE.equals(this.claims.find(new DossierCode(code)).hasElement().block(PATIENCE));
	}

	/** A dossier that an officer filed with a confirmed number. */
	private String counter(String number) {
		return intake("H26", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\",\"receipt\":\"%s\"}"
			.formatted(IDENTITY.confirmation(number, "1.004222", null, "H26"))).get("code").asString();
	}

	private JsonNode relinked(String code) {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(show(code).get("pastLinks").size()).isPositive());
		return show(code);
	}

	private JsonNode show(String code) {
		return json(get(REALM.officer("H26"), DOSSIERS + '/' + code), 200);
	}

	private String number(String code) {
		return json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/personal-number", "", WHY), 200).get("number")
			.asString();
	}

	private static String code(JsonNode dossier) {
		return dossier.get("code").asString();
	}

	private String person(String code) {
		return Objects
			.requireNonNull(
					Mono.from(this.database.getCollection("dossiers").find(Filters.eq("_id", code))).block(PATIENCE))
			.get("link", Document.class)
			.getString("person");
	}

	private Document document(String person) {
		return Objects.requireNonNull(
				Mono.from(this.database.getCollection("persons").find(Filters.eq("_id", person))).block(PATIENCE));
	}

	/** As after a crash before any cursor was written. */
	private void startOver() {
		Mono.from(this.database.getCollection("cursors").updateMany(Filters.empty(), Updates.set("cursor", "0")))
			.block(PATIENCE);
	}

	/** Both readers have worked off everything that there is. */
	private void caughtUp() {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(
					Flux.from(this.database.getCollection("cursors").find(Filters.eq("cursor", IDENTITY.lastChange())))
						.count()
						.block(PATIENCE))
				.isEqualTo(2));
	}

	private String stored(String... collections) {
		return Objects.requireNonNull(Flux.just(collections)
			.concatMap((name) -> Flux.from(this.database.getCollection(name).find()).map(Document::toJson))
			.reduce("", String::concat)
			.block(PATIENCE));
	}

}
