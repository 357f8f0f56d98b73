package dev.project06.identity;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.IdentityClient;
import dev.project06.identity.api.IssuedReceipt;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import dev.project06.identity.api.ReceiptRequest;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import dev.project06.identity.register.Change;
import dev.project06.identity.register.Register;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import dev.project06.identity.subject.PairwiseSubjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** As another service does it: through the client of the contract. */
class ReceiptTests extends RunningService {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Purpose PURPOSE = new Purpose("1.004222", "Luật Căn cước", null);

	private final PairwiseSubjects subjects;

	private final Population population;

	private final Register register;

	private final Sandbox sandbox;

	private final Person person;

	ReceiptTests(@Autowired PairwiseSubjects subjects, @Autowired Population population, @Autowired Register register,
			@Autowired Sandboxes sandboxes) {
		this.subjects = subjects;
		this.population = population;
		this.register = register;
		this.sandbox = Objects.requireNonNull(sandboxes.find("default").block(PATIENCE));
		this.person = population.draw("login").findFirst().orElseThrow();
	}

	@Test
	void aLoginGivesAReceiptOnTheNumberBehindTheSubject() throws ParseException {
		JWKSet keys = JWKSet.parse(Objects.requireNonNull(identity().keys().block(PATIENCE)));
		StepVerifier.create(receipt(this.subjects.of(this.person.citizenId()))).assertNext((jws) -> {
			Receipt receipt = ReceiptCodec.read(jws, keys, Instant.now());
			assertThat(receipt.citizenId()).isEqualTo(this.person.citizenId());
			assertThat(receipt.method()).isEqualTo(Receipt.Method.LOGIN);
			assertThat(receipt.accountLevel()).isEqualTo(2);
			assertThat(receipt.authenticationLevel()).isEqualTo(3);
			assertThat(receipt.purpose()).isEqualTo(PURPOSE);
			assertThat(receipt.verifiedBy()).isEqualTo("test-service");
			assertThat(receipt.agency()).isNull();
		}).expectComplete().verify(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "g7QmG3vBB7dxY6T5ZMEfBVdySJHD", "!!", "901190007792" })
	void aSubjectThatNobodyHasIsNotFound(String subject) {
		assertUnknown(subject);
	}

	@Test
	void aSubjectOfANumberThatWasNeverIssuedIsNotFound() {
		assertUnknown(this.subjects.of(CitizenId.of("901899000001")));
	}

	@Test
	void aSubjectOfAnotherSectorIsNotFound() {
		assertUnknown(new PairwiseSubjects("project06", "bank", Prefixes.RESERVED).of(this.person.citizenId()));
	}

	@Test
	void aReceiptIsOnTheNumberThatHoldsNow() throws ParseException {
		Person reissued = this.population.draw("reissued").findFirst().orElseThrow();
		CitizenId number = IntStream.range(0, 1_000_000)
			.mapToObj((i) -> CitizenId.of(reissued.citizenId().digits().substring(0, 6) + "%06d".formatted(i)))
			.filter((one) -> this.population.find(one).isEmpty())
			.findFirst()
			.orElseThrow();
		change(reissued, new Change.NumberReissued(number));
		JWKSet keys = JWKSet.parse(Objects.requireNonNull(identity().keys().block(PATIENCE)));
		StepVerifier.create(receipt(this.subjects.of(reissued.citizenId())))
			.assertNext((jws) -> assertThat(ReceiptCodec.read(jws, keys, Instant.now()).citizenId()).isEqualTo(number))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void nobodyGetsAReceiptOnTheDead() {
		Person dead = this.population.draw("dead").findFirst().orElseThrow();
		change(dead, new Change.Deceased(LocalDate.now(Register.ZONE).minusDays(1)));
		assertUnknown(this.subjects.of(dead.citizenId()));
	}

	@Test
	void theNextKeyIsPublishedByAnAdministratorAndSignsNothingYet() throws ParseException {
		for (String caller : List.of(citizen(), officer(), service())) {
			client().post()
				.uri("/api/identity/v1/keys/next")
				.header("Authorization", caller)
				.exchange()
				.expectStatus()
				.isForbidden()
				.expectBody();
		}
		String admin = "Bearer " + REALM.token("admin", (claims) -> claims);
		String signing = JWKSet.parse(Objects.requireNonNull(identity().keys().block(PATIENCE)))
			.getKeys()
			.getFirst()
			.getKeyID();
		key("next", admin).expectStatus().isNoContent().expectBody();
		key("next", admin).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.check")
			.isEqualTo("next-key-is-published");
		key("rotation", admin).expectStatus()
			.isEqualTo(409)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.check")
			.isEqualTo("next-key-not-yet-fetched");
		JWKSet keys = JWKSet.parse(Objects.requireNonNull(identity().keys().block(PATIENCE)));
		assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
		StepVerifier.create(receipt(this.subjects.of(this.person.citizenId())))
			.assertNext((jws) -> assertThat(ReceiptCodec.keyId(jws)).isEqualTo(signing))
			.expectComplete()
			.verify(PATIENCE);
	}

	private void change(Person person, Change change) {
		this.register.change(this.sandbox, person.citizenId(), change).block(PATIENCE);
	}

	private WebTestClient.ResponseSpec key(String step, String caller) {
		return client().post().uri("/api/identity/v1/keys/" + step).header("Authorization", caller).exchange();
	}

	private void assertUnknown(String subject) {
		StepVerifier.create(receipt(subject)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(WebClientResponseException.NotFound.class);
			assertThat(((WebClientResponseException) failure).getResponseBodyAsString())
				.contains("https://project06.dev/problems/unknown-subject")
				.doesNotContain(subject);
		}).verify(PATIENCE);
	}

	private Mono<String> receipt(String subject) {
		return identity().issueReceipt(new ReceiptRequest(subject, 2, 3, PURPOSE)).map(IssuedReceipt::receipt);
	}

	private IdentityClient identity() {
		WebClient client = WebClient.builder()
			.baseUrl("http://127.0.0.1:" + port())
			.defaultHeader("Authorization", service())
			.build();
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
			.build()
			.createClient(IdentityClient.class);
	}

}
