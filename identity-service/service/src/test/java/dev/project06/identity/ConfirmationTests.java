package dev.project06.identity;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Confirmation;
import dev.project06.identity.api.ConfirmationRequest;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ConfirmationTests extends RunningService {

	private static final Purpose PURPOSE = new Purpose("1.004222", "Luật Căn cước 26/2023/QH15, điều 12",
			"H26-261122-0001");

	private final Person person;

	ConfirmationTests(@Autowired Population population) {
		this.person = population.draw("confirmation").findFirst().orElseThrow();
	}

	@Test
	void aMatchGivesAReceiptThatAnyoneCanCheck() throws ParseException {
		Confirmation answer = confirm(officer(), this.person.fullName());
		assertThat(answer.outcome()).isEqualTo(Confirmation.Outcome.MATCH);
		Receipt receipt = ReceiptCodec.read(Objects.requireNonNull(answer.receipt()), keys(), Instant.now());
		assertThat(receipt.citizenId()).isEqualTo(this.person.citizenId());
		assertThat(receipt.method()).isEqualTo(Receipt.Method.CONFIRMATION);
		assertThat(receipt.matched()).containsExactly("citizenId", "fullName", "birthDate");
		assertThat(receipt.verifiedBy()).isEqualTo("test-officer");
		assertThat(receipt.agency()).isEqualTo("H26");
		assertThat(receipt.purpose()).isEqualTo(PURPOSE);
		assertThat(Duration.between(receipt.issuedAt(), receipt.expiresAt())).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void anAgencyConfirmsAsAnOfficerDoes() throws ParseException {
		String agency = "Bearer " + REALM.token("agency", (claims) -> claims.claim("agency", "G02"));
		Confirmation answer = confirm(agency, this.person.fullName().toUpperCase(Locale.ROOT));
		Receipt receipt = ReceiptCodec.read(Objects.requireNonNull(answer.receipt()), keys(), Instant.now());
		assertThat(receipt.agency()).isEqualTo("G02");
	}

	@Test
	void aMismatchNamesTheFieldsAndNothingElse() {
		post(officer(), request(this.person.citizenId(), "Nguyễn Nobody")).expectStatus()
			.isOk()
			.expectBody()
			.json("{\"outcome\":\"MISMATCH\",\"differs\":[\"fullName\"]}", JsonCompareMode.STRICT);
	}

	@Test
	void aNumberThatWasNeverIssuedIsUnknown() {
		post(officer(), request(CitizenId.of("901899000001"), "Nguyễn An")).expectStatus()
			.isOk()
			.expectBody()
			.json("{\"outcome\":\"UNKNOWN\",\"differs\":[]}", JsonCompareMode.STRICT);
	}

	@Test
	void twoReceiptsHaveTwoIds() throws ParseException {
		JWKSet keys = keys();
		String one = Objects.requireNonNull(confirm(officer(), this.person.fullName()).receipt());
		String other = Objects.requireNonNull(confirm(officer(), this.person.fullName()).receipt());
		assertThat(ReceiptCodec.read(one, keys, Instant.now()).id())
			.isNotEqualTo(ReceiptCodec.read(other, keys, Instant.now()).id());
	}

	@Test
	void theKeysArePublicAndMayBeKept() throws ParseException {
		client().get()
			.uri("/api/identity/v1/keys")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "max-age=300, public")
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody()
			.jsonPath("$.keys[0].alg")
			.isEqualTo("ES256")
			.jsonPath("$.keys[*].d")
			.isEmpty();
	}

	private Confirmation confirm(String token, String fullName) {
		return Objects.requireNonNull(post(token, request(this.person.citizenId(), fullName)).expectStatus()
			.isOk()
			.expectBody(Confirmation.class)
			.returnResult()
			.getResponseBody());
	}

	private WebTestClient.ResponseSpec post(String token, ConfirmationRequest request) {
		return client().post()
			.uri("/api/identity/v1/confirmations")
			.header("Authorization", token)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(request)
			.exchange();
	}

	private ConfirmationRequest request(CitizenId citizenId, String fullName) {
		return new ConfirmationRequest(citizenId, fullName, this.person.birthDate(), PURPOSE);
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
