package dev.project06.records;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.person.Claim;
import dev.project06.records.person.Claims;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class QueueTests extends RunningService {

	private static final String QUEUE = "/api/records/v1/linking-queue";

	private static final String WHY = "\"reason\":\"Đối chiếu sổ cũ\",\"legalBasis\":\"Luật Căn cước 26/2023/QH15\"";

	/** Nobody else's tests are of this province. */
	private static final String AGENCY = "H49";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final AtomicInteger CODES = new AtomicInteger();

	private final Claims claims;

	QueueTests(@Autowired Claims claims) {
		this.claims = claims;
	}

	@Test
	void anOfficerChoosesAmongThoseWhoFit() {
		String first = IDENTITY.registers(ownNumber(), null, "Phạm Thị Cúc", "1991-01-01", "Quảng Ninh");
		IDENTITY.registers(ownNumber(), null, "Phạm Thị Cúc", "1991-05-05", "Quảng Ninh");
		String code = imported("\"name\":\"Phạm Thị Cúc\",\"birthDate\":\"1991\",\"place\":\"Quảng Ninh\"");
		assertThat(codes("?reason=AMBIGUOUS&limit=100")).contains(code);
		assertThat(codes("?reason=MISMATCH&limit=100")).doesNotContain(code);
		JsonNode opened = json(post(officer(), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 200);
		assertThat(opened.get("outcome").asString()).isEqualTo("AMBIGUOUS");
		assertThat(opened.get("claim").get("name").asString()).isEqualTo("Phạm Thị Cúc");
		assertThat(opened.get("candidates")).hasSize(2);
		assertThat(opened.toString()).doesNotContain(first);
		String candidate = opened.get("candidates").get(0).get("candidate").asString();
		problem(choose(code, "\"7\"", candidate), 412, "other-revision");
		JsonNode linked = json(choose(code, "\"1\"", candidate), 200);
		assertThat(linked.get("link").get("state").asString()).isEqualTo("VERIFIED");
		assertThat(linked.get("link").get("method").asString()).isEqualTo("CONFIRMATION");
		assertThat(linked.get("pastLinks").get(0).get("state").asString()).isEqualTo("AMBIGUOUS");
		JsonNode trail = json(get(officer(), DOSSIERS + '/' + code + "/events"), 200).get("items");
		assertThat(trail.get(1).get("change").asString()).isEqualTo("LINKED");
		assertThat(trail.get(1).get("by").asString()).isEqualTo("officer");
		assertThat(codes("?limit=100")).doesNotContain(code);
		assertThat(this.claims.find(new DossierCode(code)).block(PATIENCE)).isNull();
		problem(choose(code, "*", candidate), 409, "not-identified");
		assertThat(IDENTITY.questionsOf(AGENCY).getLast().get("onBehalfOf").get("officer").asString())
			.isEqualTo("test-officer");
		JsonNode usages = json(get(REALM.token("auditor", (claims) -> claims), DOSSIERS + '/' + code + "/usages"), 200)
			.get("items");
		assertThat(usages.valueStream().map((usage) -> usage.get("operation").asString())).contains("identification");
	}

	@Test
	void ofTwoOfficersWhoRaceOneLinks() {
		IDENTITY.registers(ownNumber(), null, "Phạm Thị Lan", "1991-01-01", "Quảng Ninh");
		IDENTITY.registers(ownNumber(), null, "Phạm Thị Lan", "1991-05-05", "Quảng Ninh");
		String code = imported("\"name\":\"Phạm Thị Lan\",\"birthDate\":\"1991\",\"place\":\"Quảng Ninh\"");
		JsonNode opened = json(post(officer(), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 200);
		List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 2)
			.flatMap((i) -> Mono
				.fromCallable(() -> choose(code, "\"1\"", opened.get("candidates").get(i).get("candidate").asString())
					.expectBody(String.class)
					.returnResult()
					.getStatus()
					.value())
				.subscribeOn(Schedulers.boundedElastic()))
			.collectList()
			.block(PATIENCE));
		assertThat(statuses).containsOnlyOnce(200);
		assertThat(statuses.stream().filter((status) -> status != 200))
			.allMatch((status) -> status == 412 || status == 409);
		assertThat(json(get(officer(), DOSSIERS + '/' + code), 200).get("version").asInt()).isEqualTo(2);
	}

	@Test
	void whoIsAloneInFittingNowNeedsNotBeNamed() {
		String code = imported("\"name\":\"Phạm Thị Đào\",\"birthDate\":\"1992\",\"place\":\"Quảng Ninh\"");
		problem(choose(code, "*", null), 409, "not-identified");
		IDENTITY.registers(ownNumber(), null, "Phạm Thị Đào", "1992-01-01", "Quảng Ninh");
		assertThat(
				json(post(officer(), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 200).get("outcome").asString())
			.isEqualTo("MATCHED");
		assertThat(json(choose(code, "*", null), 200).get("link").get("state").asString()).isEqualTo("VERIFIED");
	}

	@Test
	void aConfirmedNumberLinksAndTheClaimIsGone() {
		String number = ownNumber();
		String code = imported("\"number\":\"12\",\"name\":\"Phạm Thị Mai\"");
		assertThat(codes("?reason=MISMATCH&limit=100")).contains(code);
		JsonNode opened = json(post(officer(), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 200);
		assertThat(opened.get("claim").get("number").asString()).isEqualTo("**");
		String receipt = IDENTITY.confirmation(number, "1.004222", code, AGENCY);
		json(write(officer(), DOSSIERS + '/' + code + "/link", "\"1\"", "{\"receipt\":\"" + receipt + "\"}"), 200);
		assertThat(this.claims.find(new DossierCode(code)).block(PATIENCE)).isNull();
		assertThat(codes("?limit=100")).doesNotContain(code);
	}

	@Test
	void aClaimThatIsLeftOnALinkedDossierIsForgottenLater() {
		String code = imported("\"name\":\"Phạm Thị Nụ\"");
		String receipt = IDENTITY.confirmation(ownNumber(), "1.004222", code, AGENCY);
		json(write(officer(), DOSSIERS + '/' + code + "/link", "*", "{\"receipt\":\"" + receipt + "\"}"), 200);
		this.claims.keep(Map.of(new DossierCode(code), new Claim(null, null, "Phạm Thị Nụ", null, null)))
			.block(PATIENCE);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.claims.find(new DossierCode(code)).blockOptional(PATIENCE).isEmpty());
	}

	@Test
	void whatIsSetAsideIsLeftOutAndLinkedAllTheSame() {
		String code = imported("\"name\":\"Phạm Thị Sen\"");
		LocalDate today = LocalDate.now(WorkingCalendar.ZONE);
		JsonNode later = json(write(officer(), QUEUE + '/' + code + "/set-aside", "\"1\"",
				"{\"reason\":\"Chờ sổ gốc\",\"until\":\"" + today.plusDays(3) + "\"}"), 200);
		assertThat(later.get("version").asInt()).isEqualTo(2);
		assertThat(codes("?limit=100")).doesNotContain(code);
		json(write(officer(), QUEUE + '/' + code + "/set-aside", "\"2\"", "{\"reason\":\"Không thể xác định\"}"), 200);
		assertThat(codes("?limit=100")).doesNotContain(code);
		problem(write(officer(), QUEUE + '/' + code + "/set-aside", "\"2\"", "{\"reason\":\"x\"}"), 412,
				"other-revision");
		problem(write(officer(), QUEUE + '/' + code + "/set-aside", "*",
				"{\"reason\":\"x\",\"until\":\"" + today + "\"}"), 400, "invalid-input");
		problem(write(officer(), QUEUE + '/' + code + "/set-aside", "*", "{\"reason\":\"001090000017\"}"), 400,
				"invalid-input");
		assertThat(json(get(officer(), DOSSIERS + '/' + code), 200).get("link").get("state").asString())
			.isEqualTo("UNLINKED");
		String receipt = IDENTITY.confirmation(ownNumber(), "1.004222", code, AGENCY);
		json(write(officer(), DOSSIERS + '/' + code + "/link", "*", "{\"receipt\":\"" + receipt + "\"}"), 200);
		problem(write(officer(), QUEUE + '/' + code + "/set-aside", "*", "{\"reason\":\"x\"}"), 409, "link-stands");
	}

	@Test
	void thePagesAreThoseOfTheWholeQueue() {
		Set<String> all = IntStream.range(0, 5).mapToObj((i) -> imported("")).collect(Collectors.toSet());
		List<String> paged = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = json(get(officer(), QUEUE + "?reason=UNLINKED&limit=2" + next), 200);
			page.get("items").valueStream().map((item) -> item.get("code").asString()).forEach(paged::add);
			next = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
		}
		while (!next.isEmpty());
		assertThat(paged).doesNotHaveDuplicates().containsAll(all);
		problem(get(officer(), QUEUE + "?after=x"), 400, "invalid-input");
		problem(get(officer(), QUEUE + "?reason=VERIFIED"), 400, "invalid-input");
	}

	@Test
	void onlyOfficersInChargeIdentifyAndOnlyAgenciesSeeTheQueue() {
		String code = imported("\"name\":\"Phạm Thị Hoa\"");
		String machine = REALM.token("agency", (claims) -> claims.claim("agency", AGENCY));
		json(get(machine, QUEUE), 200);
		problem(post(machine, QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 403, "forbidden");
		problem(post(REALM.officer("H26"), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 404, "not-found");
		problem(post(officer(), QUEUE + '/' + code + "/open", "", "{}"), 400, "invalid-input");
		problem(get(REALM.token("auditor", (claims) -> claims), QUEUE), 403, "forbidden");
		problem(get(REALM.citizen("somebody"), QUEUE), 403, "forbidden");
		assertThat(
				json(post(officer(), QUEUE + '/' + code + "/open", "", '{' + WHY + '}'), 200).get("outcome").asString())
			.isEqualTo("NOT_ASKED");
	}

	private static String officer() {
		return REALM.officer(AGENCY);
	}

	private Set<String> codes(String query) {
		return json(get(officer(), QUEUE + query), 200).get("items")
			.valueStream()
			.map((item) -> item.get("code").asString())
			.collect(Collectors.toSet());
	}

	private WebTestClient.ResponseSpec choose(String code, String seen, @Nullable String candidate) {
		return write(officer(), QUEUE + '/' + code + "/choose", seen,
				((candidate != null) ? "{\"candidate\":\"" + candidate + "\"," : "{") + WHY + '}');
	}

	/** An old dossier with such a holder. */
	private String imported(String holder) {
		String code = "%s-250310-%06d".formatted(AGENCY, CODES.incrementAndGet());
		String job = json(post(officer(), "/api/records/v1/imports", UUID.randomUUID().toString(),
				"{\"source\":\"Sổ cũ\",\"legalBasis\":\"Luật Căn cước 26/2023/QH15\"}"), 201)
			.get("id")
			.asString();
		String row = "{\"code\":\"%s\",\"procedure\":\"1.004222\",\"state\":4,\"received\":\"10/03/2025\"%s}"
			.formatted(code, holder.isEmpty() ? "" : "," + holder);
		json(client().put()
			.uri("/api/records/v1/imports/" + job + "/rows?from=0")
			.header("Authorization", "Bearer " + officer())
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(row)
			.exchange(), 200);
		return code;
	}

}
