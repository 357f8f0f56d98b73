package dev.project06.identity.api;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs receipts, and checkpoints of the ledger, with one key, which it makes ready once.
 * Safe for use by many threads.
 */
public final class ReceiptSigner {

	private final JWSHeader header;

	private final JWSHeader checkpointHeader;

	private final ECDSASigner signer;

	/**
	 * Makes the key ready.
	 * @param key a P-256 key with its private part and an id
	 */
	public ReceiptSigner(ECKey key) {
		this.header = header(ReceiptCodec.TYPE, key);
		this.checkpointHeader = header(LedgerCheckpoint.TYPE, key);
		try {
			this.signer = new ECDSASigner(key);
			this.signer.getJCAContext().setSecureRandom(random());
		}
		catch (JOSEException ex) {
			throw new IllegalArgumentException("The key cannot sign receipts", ex);
		}
	}

	private static JWSHeader header(JOSEObjectType type, ECKey key) {
		return new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(key.getKeyID()).build();
	}

	/**
	 * Signs a receipt.
	 * @param receipt the receipt; times are kept to the second
	 * @return the JWS in compact form
	 */
	public String sign(Receipt receipt) {
		return sign(this.header, claims(receipt));
	}

	/**
	 * Signs a checkpoint.
	 * @param checkpoint the checkpoint; its time is kept to the second
	 * @return the JWS in compact form
	 */
	public String sign(LedgerCheckpoint checkpoint) {
		return sign(this.checkpointHeader, checkpoint.claims());
	}

	private String sign(JWSHeader kind, JWTClaimsSet claims) {
		SignedJWT token = new SignedJWT(kind, claims);
		try {
			token.sign(this.signer);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The key cannot sign receipts", ex);
		}
		return token.serialize();
	}

	/**
	 * A source of randomness that reads from the system once, when it is made: the
	 * platform's default one reads again and again, and makes threads wait.
	 * @return a new source, safe for use by many threads
	 */
	public static SecureRandom random() {
		try {
			SecureRandom random = SecureRandom.getInstance("DRBG");
			random.nextBytes(new byte[1]);
			return random;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The Java platform has no DRBG", ex);
		}
	}

	private static JWTClaimsSet claims(Receipt receipt) {
		Map<String, Object> purpose = new HashMap<>();
		purpose.put("procedure", receipt.purpose().procedure());
		purpose.put("legal_basis", receipt.purpose().legalBasis());
		if (receipt.purpose().dossier() != null) {
			purpose.put("dossier", receipt.purpose().dossier());
		}
		return new JWTClaimsSet.Builder().issuer(ReceiptCodec.ISSUER)
			.jwtID(receipt.id())
			.issueTime(Date.from(receipt.issuedAt()))
			.expirationTime(Date.from(receipt.expiresAt()))
			.claim("pin", receipt.citizenId().digits())
			.claim("method", receipt.method().name())
			.claim("matched", receipt.matched())
			.claim("account_level", receipt.accountLevel())
			.claim("auth_level", receipt.authenticationLevel())
			.claim("verified_by", receipt.verifiedBy())
			.claim("agency", receipt.agency())
			.claim("purpose", purpose)
			.build();
	}

}
