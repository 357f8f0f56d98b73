package dev.project06.identity;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.NumberChanges.Kind;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import dev.project06.identity.api.RenewalRequest;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class NumberChangeTests extends RunningService {

	private static final String READER = "Bearer "
			+ REALM.token("service", (claims) -> claims.claim("azp", "records-service"));

	private final Population population;

	private final List<Person> people;

	NumberChangeTests(@Autowired Population population) {
		this.population = population;
		this.people = population.draw("number changes")
			.filter((person) -> person.age(Population.REFERENCE) > 30)
			.limit(8)
			.toList();
	}

	@Test
	void tellsWhatHappenedToNumbersInItsOrderAndNothingElse() {
		TestSandbox sandbox = TestSandbox.create(client());
		CitizenId first = reissue(sandbox, this.people.getFirst().citizenId());
		sandbox.change(this.people.get(1).citizenId(), Map.of("kind", "name-corrected", "fullName", "Lê Văn Mới"));
		String old = unissuedOldNumber();
		sandbox.change(this.people.get(1).citizenId(), Map.of("kind", "old-number-linked", "oldNumber", old));
		CitizenId second = reissue(sandbox, first);
		NumberChanges all = read(sandbox, "0", 100);
		assertThat(all.changes()).extracting(NumberChanges.Change::kind)
			.containsExactly(Kind.REISSUED, Kind.OLD_NUMBER_LINKED, Kind.REISSUED);
		assertThat(all.changes()).extracting(NumberChanges.Change::from)
			.containsExactly(this.people.getFirst().citizenId().digits(), old, first.digits());
		assertThat(all.changes()).extracting(NumberChanges.Change::to)
			.containsExactly(first, this.people.get(1).citizenId(), second);
		assertThat(all.changes()).extracting(NumberChanges.Change::cursor).containsExactly("1", "2", "3");
		assertThat(all.next()).isEqualTo("3");
		assertThat(read(sandbox, "1", 1).changes()).isEqualTo(all.changes().subList(1, 2));
		assertThat(read(sandbox, "3", 1)).isEqualTo(new NumberChanges(List.of(), "3"));
		TestSandbox.refused(get(sandbox, "4", 1), 416, "out-of-range", "beyond-the-last-change");
	}

	@Test
	void keepsItsPlacesThroughAReset() {
		TestSandbox sandbox = TestSandbox.create(client());
		reissue(sandbox, this.people.getFirst().citizenId());
		assertThat(read(sandbox, "0", 10).next()).isEqualTo("1");
		sandbox.reset();
		reissue(sandbox, this.people.getFirst().citizenId());
		assertThat(read(sandbox, "1", 10).next()).isEqualTo("2");
	}

	@Test
	void hasEachChangeOnceAlsoWhenManyReadAtATime() {
		TestSandbox sandbox = TestSandbox.create(client());
		this.people.forEach((person) -> reissue(sandbox, person.citizenId()));
		WebClient raw = WebClient.create("http://127.0.0.1:" + port());
		List<String> bodies = Flux.range(0, 12)
			.flatMap((i) -> raw.get()
				.uri("/api/identity/v1/number-changes?after=0&limit=100")
				.header("Authorization", READER)
				.header("Sandbox", sandbox.name())
				.retrieve()
				.bodyToMono(String.class), 12)
			.collectList()
			.block();
		assertThat(bodies).hasSize(12);
		NumberChanges all = read(sandbox, "0", 100);
		assertThat(all.changes()).extracting(NumberChanges.Change::from)
			.containsExactlyInAnyOrderElementsOf(this.people.stream().map((one) -> one.citizenId().digits()).toList());
		assertThat(all.changes()).extracting(NumberChanges.Change::cursor)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 8).mapToObj(Integer::toString).toList());
	}

	@Test
	void vouchesForTheNumberThatHoldsNow() throws ParseException {
		TestSandbox sandbox = TestSandbox.create(client());
		CitizenId first = reissue(sandbox, this.people.getFirst().citizenId());
		CitizenId last = reissue(sandbox, first);
		read(sandbox, "0", 10);
		List<Purpose> purposes = List.of(purpose("H29-1"), purpose("H29-2"));
		List<Receipt> receipts = new ArrayList<>();
		for (var jws : TestSandbox.json(renew(sandbox, "1", purposes), 200).get("receipts")) {
			receipts.add(ReceiptCodec.read(jws.asString(), keys(), Instant.now()));
		}
		assertThat(receipts).extracting(Receipt::purpose).isEqualTo(purposes);
		assertThat(receipts).extracting(Receipt::citizenId).containsOnly(last);
		assertThat(receipts).extracting(Receipt::method).containsOnly(Receipt.Method.RENEWAL);
		sandbox.change(last, Map.of("kind", "deceased", "on", "2025-01-01"));
		TestSandbox.refused(renew(sandbox, "2", purposes), 409, "match-refused", "deceased");
		TestSandbox.refused(renew(sandbox, "3", purposes), 404, "not-found", "no-such-change");
	}

	@Test
	void isForOneServiceOnly() {
		TestSandbox sandbox = TestSandbox.create(client());
		for (String token : List.of(service(), officer(), citizen(), sandbox.owner())) {
			client().get()
				.uri("/api/identity/v1/number-changes")
				.header("Authorization", token)
				.exchange()
				.expectStatus()
				.isForbidden()
				.expectBody();
			sandbox.post("/number-changes/receipts", token, new RenewalRequest("1", List.of(purpose("H29-1"))))
				.expectStatus()
				.isForbidden()
				.expectBody();
		}
	}

	private static Purpose purpose(String dossier) {
		return new Purpose("1.004222", "Luật Căn cước 26/2023/QH15", dossier);
	}

	private CitizenId reissue(TestSandbox sandbox, CitizenId number) {
		long digits = Long.parseLong(number.digits());
		CitizenId heir = number;
		while (heir.equals(number) || this.population.find(heir).isPresent()) {
			digits = digits / 1_000_000 * 1_000_000 + (digits + 1) % 1_000_000;
			heir = CitizenId.of("%012d".formatted(digits));
		}
		sandbox.change(number, Map.of("kind", "number-reissued", "newNumber", heir.digits()));
		return heir;
	}

	private String unissuedOldNumber() {
		return IntStream.range(5000, 6000)
			.mapToObj((i) -> "9%08d".formatted(i))
			.filter((digits) -> this.population.find(new OldNumber(digits)).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private NumberChanges read(TestSandbox sandbox, String after, int limit) {
		return JsonMapper.shared().treeToValue(TestSandbox.json(get(sandbox, after, limit), 200), NumberChanges.class);
	}

	private WebTestClient.ResponseSpec get(TestSandbox sandbox, String after, int limit) {
		return client().get()
			.uri("/api/identity/v1/number-changes?after={after}&limit={limit}", after, limit)
			.header("Authorization", READER)
			.header("Sandbox", sandbox.name())
			.exchange();
	}

	private static WebTestClient.ResponseSpec renew(TestSandbox sandbox, String cursor, List<Purpose> purposes) {
		return sandbox.post("/number-changes/receipts", READER, new RenewalRequest(cursor, purposes));
	}

	private JWKSet keys() throws ParseException {
		return JWKSet.parse(Objects.requireNonNull(client().get()
			.uri("/api/identity/v1/keys")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()));
	}

}
