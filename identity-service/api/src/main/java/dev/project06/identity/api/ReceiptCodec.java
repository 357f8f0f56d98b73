package dev.project06.identity.api;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads receipts as signed JWS (ES256, type {@code receipt+jwt}).
 */
public final class ReceiptCodec {

	/** The issuer that every receipt names. */
	public static final String ISSUER = "project06-identity";

	static final JOSEObjectType TYPE = new JOSEObjectType("receipt+jwt");

	private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

	private ReceiptCodec() {
	}

	/**
	 * Signs one receipt. Whoever signs many keeps a {@link ReceiptSigner}.
	 * @param receipt the receipt; times are kept to the second
	 * @param key a P-256 key with its private part and an id
	 * @return the JWS in compact form
	 */
	public static String sign(Receipt receipt, ECKey key) {
		return new ReceiptSigner(key).sign(receipt);
	}

	/**
	 * Reads a receipt and checks everything about it but its purpose.
	 * @param jws the JWS in compact form
	 * @param keys the published key set
	 * @param now the time at which it is used
	 * @return the receipt
	 * @throws InvalidReceiptException when it cannot be relied on
	 */
	public static Receipt read(String jws, JWKSet keys, Instant now) {
		Receipt receipt = receipt(claims(jws, TYPE, keys));
		if (!now.isBefore(receipt.expiresAt()) || now.plus(CLOCK_SKEW).isBefore(receipt.issuedAt())) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.TIME);
		}
		return receipt;
	}

	/**
	 * The id of the key that signed a receipt, so that a reader can fetch a newer key
	 * set.
	 * @param jws the JWS in compact form
	 * @return the key id
	 * @throws InvalidReceiptException when the text is no receipt
	 */
	public static String keyId(String jws) {
		return parse(jws, TYPE).getHeader().getKeyID();
	}

	/** What this service signed, with all checked that every such text has. */
	static JWTClaimsSet claims(String jws, JOSEObjectType type, JWKSet keys) {
		SignedJWT token = parse(jws, type);
		JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
		if (!(key instanceof ECKey ecKey)) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.KEY);
		}
		verify(token, ecKey);
		JWTClaimsSet claims = claims(token);
		if (!ISSUER.equals(claims.getIssuer())) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.ISSUER);
		}
		return claims;
	}

	private static SignedJWT parse(String jws, JOSEObjectType type) {
		try {
			SignedJWT token = SignedJWT.parse(jws);
			JWSHeader header = token.getHeader();
			if (type.equals(header.getType()) && JWSAlgorithm.ES256.equals(header.getAlgorithm())
					&& header.getKeyID() != null) {
				return token;
			}
		}
		catch (ParseException ex) {
			// Answered below as any other text that is no receipt
		}
		throw new InvalidReceiptException(InvalidReceiptException.Check.FORM);
	}

	private static void verify(SignedJWT token, ECKey key) {
		try {
			if (token.verify(new ECDSAVerifier(key))) {
				return;
			}
		}
		catch (JOSEException ex) {
			// Answered below as any other wrong signature
		}
		throw new InvalidReceiptException(InvalidReceiptException.Check.SIGNATURE);
	}

	private static JWTClaimsSet claims(SignedJWT token) {
		try {
			return token.getJWTClaimsSet();
		}
		catch (ParseException ex) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.CLAIMS);
		}
	}

	private static Receipt receipt(JWTClaimsSet claims) {
		try {
			Map<String, Object> purpose = required(claims.getJSONObjectClaim("purpose"));
			return new Receipt(required(claims.getJWTID()), CitizenId.of(required(claims.getStringClaim("pin"))),
					Receipt.Method.valueOf(required(claims.getStringClaim("method"))),
					required(claims.getStringListClaim("matched")).stream().map(ReceiptCodec::required).toList(),
					required(claims.getIntegerClaim("account_level")), required(claims.getIntegerClaim("auth_level")),
					required(claims.getStringClaim("verified_by")), claims.getStringClaim("agency"),
					new Purpose((String) required(purpose.get("procedure")),
							(String) required(purpose.get("legal_basis")), (String) purpose.get("dossier")),
					required(claims.getIssueTime()).toInstant(), required(claims.getExpirationTime()).toInstant());
		}
		catch (ParseException | IllegalArgumentException | ClassCastException ex) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.CLAIMS);
		}
	}

	static <T> T required(@Nullable T claim) {
		if (claim == null) {
			throw new IllegalArgumentException("A claim is missing");
		}
		return claim;
	}

}
