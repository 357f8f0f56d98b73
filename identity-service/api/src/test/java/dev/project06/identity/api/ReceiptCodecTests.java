package dev.project06.identity.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.project06.identity.api.InvalidReceiptException.Check;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReceiptCodecTests {

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

	private static final ECKey KEY = key(Curve.P_256, "one");

	private static final JWKSet KEYS = new JWKSet(KEY).toPublicJWKSet();

	private static final Receipt RECEIPT = new Receipt("r-1", CitizenId.of("901190007792"), Receipt.Method.CONFIRMATION,
			List.of("citizenId", "fullName", "birthDate"), 0, 0, "officer-1", "H26",
			new Purpose("1.004222", "Luật Căn cước 26/2023/QH15", "H26-261122-0001"), NOW,
			NOW.plus(Duration.ofMinutes(10)));

	@Test
	void readsWhatItSigned() {
		assertThat(read(ReceiptCodec.sign(RECEIPT, KEY))).isEqualTo(RECEIPT);
		assertThat(ReceiptCodec.keyId(ReceiptCodec.sign(RECEIPT, KEY))).isEqualTo("one");
	}

	@Test
	void readsALoginWithoutDossierAndAgency() {
		Receipt login = new Receipt("r-2", CitizenId.of("079085729770"), Receipt.Method.LOGIN, List.of("citizenId"), 2,
				4, "records", null, new Purpose("2.000488", "basis", null), NOW, NOW.plusSeconds(60));
		assertThat(read(new ReceiptSigner(KEY).sign(login))).isEqualTo(login);
	}

	@Test
	void findsTheKeyAmongOlderOnes() {
		JWKSet keys = new JWKSet(List.of(key(Curve.P_256, "old"), KEY));
		assertThat(ReceiptCodec.read(ReceiptCodec.sign(RECEIPT, KEY), keys, NOW)).isEqualTo(RECEIPT);
	}

	@Property(tries = 300)
	void refusesAReceiptWithAnyCharacterChanged(@ForAll @IntRange(max = 2000) int at, @ForAll char other) {
		String jws = ReceiptCodec.sign(RECEIPT, KEY);
		int place = at % jws.length();
		// The last character holds two unused bits, which base64url readers ignore
		if (jws.charAt(place) != other && place < jws.length() - 1) {
			String changed = jws.substring(0, place) + other + jws.substring(place + 1);
			assertThatExceptionOfType(InvalidReceiptException.class).isThrownBy(() -> read(changed));
		}
	}

	@Property
	void refusesAnyOtherText(@ForAll String text) {
		assertRefused(text, Check.FORM);
		assertThatExceptionOfType(InvalidReceiptException.class).isThrownBy(() -> ReceiptCodec.keyId(text));
	}

	@Test
	void refusesANumberThatWasExchanged() {
		String[] parts = ReceiptCodec.sign(RECEIPT, KEY).split("\\.", -1);
		String payload = new Base64URL(parts[1]).decodeToString().replace("901190007792", "901190007793");
		assertRefused(parts[0] + '.' + Base64URL.encode(payload) + '.' + parts[2], Check.SIGNATURE);
	}

	@Test
	void refusesASignatureOfAnotherKeyUnderTheSameId() {
		assertRefused(ReceiptCodec.sign(RECEIPT, key(Curve.P_256, "one")), Check.SIGNATURE);
	}

	@Test
	void refusesAKeyThatIsNotPublished() {
		assertRefused(ReceiptCodec.sign(RECEIPT, key(Curve.P_256, "two")), Check.KEY);
	}

	@Test
	void refusesAlgorithmNone() {
		assertRefused(new PlainJWT(claims((claims) -> claims)).serialize(), Check.FORM);
		String header = "{\"typ\":\"receipt+jwt\",\"alg\":\"none\",\"kid\":\"one\"}";
		String[] parts = ReceiptCodec.sign(RECEIPT, KEY).split("\\.", -1);
		assertRefused(Base64URL.encode(header) + "." + parts[1] + ".", Check.FORM);
		assertRefused(Base64URL.encode(header) + "." + parts[1] + "." + parts[2], Check.FORM);
	}

	@Test
	void refusesHmacKeyedWithThePublicKey() throws JOSEException {
		SignedJWT forged = new SignedJWT(
				new JWSHeader.Builder(JWSAlgorithm.HS256).type(ReceiptCodec.TYPE).keyID("one").build(),
				claims((claims) -> claims));
		forged.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
		assertRefused(forged.serialize(), Check.FORM);
	}

	@Test
	void refusesAnotherTypeOfToken() {
		assertRefused(signed(JOSEObjectType.JWT, "one", claims((claims) -> claims)), Check.FORM);
		assertRefused(signed(null, "one", claims((claims) -> claims)), Check.FORM);
	}

	@Test
	void refusesAHeaderWithoutKeyId() {
		assertRefused(signed(ReceiptCodec.TYPE, null, claims((claims) -> claims)), Check.FORM);
	}

	@Test
	void refusesAnotherIssuer() {
		assertRefused(signed((claims) -> claims.issuer("someone")), Check.ISSUER);
	}

	@Test
	void refusesAReceiptFromItsEndOn() {
		String jws = ReceiptCodec.sign(RECEIPT, KEY);
		Instant end = RECEIPT.expiresAt();
		assertThat(ReceiptCodec.read(jws, KEYS, end.minusSeconds(1))).isEqualTo(RECEIPT);
		assertThatExceptionOfType(InvalidReceiptException.class).isThrownBy(() -> ReceiptCodec.read(jws, KEYS, end))
			.returns(Check.TIME, InvalidReceiptException::check);
	}

	@Test
	void refusesAReceiptFromTheFutureButForSkewedClocks() {
		String jws = ReceiptCodec.sign(RECEIPT, KEY);
		assertThat(ReceiptCodec.read(jws, KEYS, NOW.minusSeconds(30))).isEqualTo(RECEIPT);
		assertThatExceptionOfType(InvalidReceiptException.class)
			.isThrownBy(() -> ReceiptCodec.read(jws, KEYS, NOW.minusSeconds(31)))
			.returns(Check.TIME, InvalidReceiptException::check);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jti", "iat", "exp", "pin", "method", "matched", "account_level", "auth_level",
			"verified_by", "purpose" })
	void refusesAReceiptThatLacksAClaim(String claim) {
		assertRefused(signed((claims) -> claims.claim(claim, null)), Check.CLAIMS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jti", "pin", "method", "matched", "account_level", "auth_level", "verified_by", "agency",
			"purpose" })
	void refusesAClaimOfTheWrongType(String claim) {
		assertRefused(signed((claims) -> claims.claim(claim, Map.of("a", true))), Check.CLAIMS);
	}

	@Test
	void refusesClaimsOutsideTheirLists() {
		assertRefused(signed((claims) -> claims.claim("pin", "000000000000")), Check.CLAIMS);
		assertRefused(signed((claims) -> claims.claim("method", "GUESS")), Check.CLAIMS);
		assertRefused(signed((claims) -> claims.claim("purpose", Map.of("procedure", "1.004222"))), Check.CLAIMS);
		assertRefused(signed((claims) -> claims.claim("matched", java.util.Arrays.asList("fullName", null))),
				Check.CLAIMS);
	}

	@Test
	void signsWithAP256KeyOnly() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptSigner(KEY.toPublicJWK()));
	}

	@Test
	void saysNothingOfThePersonInText() {
		String jws = ReceiptCodec.sign(RECEIPT, KEY);
		assertThat(RECEIPT.toString()).doesNotContain("190007792");
		assertThat(new IssuedReceipt(jws).toString()).doesNotContain(jws.substring(0, 20));
		assertThat(new Confirmation(Confirmation.Outcome.MATCH, List.of(), List.of(), jws).toString())
			.isEqualTo("Confirmation[MATCH, differs=[]]");
	}

	private static void assertRefused(String jws, Check check) {
		assertThatExceptionOfType(InvalidReceiptException.class).isThrownBy(() -> read(jws))
			.withMessage("The receipt is not valid: " + check)
			.withNoCause()
			.returns(check, InvalidReceiptException::check);
	}

	private static Receipt read(String jws) {
		return ReceiptCodec.read(jws, KEYS, NOW);
	}

	private static String signed(UnaryOperator<JWTClaimsSet.Builder> changes) {
		return signed(ReceiptCodec.TYPE, "one", claims(changes));
	}

	private static String signed(@Nullable JOSEObjectType type, @Nullable String keyId, JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(keyId).build(),
					claims);
			token.sign(new ECDSASigner(KEY));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changes) {
		return changes
			.apply(new JWTClaimsSet.Builder().issuer(ReceiptCodec.ISSUER)
				.jwtID("r-1")
				.issueTime(Date.from(NOW.truncatedTo(ChronoUnit.SECONDS)))
				.expirationTime(Date.from(NOW.plusSeconds(600)))
				.claim("pin", "901190007792")
				.claim("method", "LOGIN")
				.claim("matched", List.of("citizenId"))
				.claim("account_level", 2)
				.claim("auth_level", 3)
				.claim("verified_by", "records")
				.claim("purpose", Map.of("procedure", "1.004222", "legal_basis", "basis")))
			.build();
	}

	private static ECKey key(Curve curve, String id) {
		try {
			return Objects.requireNonNull(new ECKeyGenerator(curve).keyID(id).generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
