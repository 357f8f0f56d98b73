package dev.project06.identity.api;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;

/**
 * What the identity service signs at the end of an exported ledger (JWS, ES256, type
 * {@code ledger-checkpoint+jwt}), so that nobody can leave anything out or write it anew.
 *
 * @param sandbox whose ledger
 * @param from place of the first entry of the export
 * @param seq place of the last entry, at least {@code from}
 * @param head hash of the last entry, 64 hexadecimal digits
 * @param at when it was signed, by the real clock
 */
public record LedgerCheckpoint(String sandbox, long from, long seq, String head, Instant at) {

	static final JOSEObjectType TYPE = new JOSEObjectType("ledger-checkpoint+jwt");

	/**
	 * Reads a checkpoint and checks that the service signed it.
	 * @param jws the JWS in compact form
	 * @param keys the published key set
	 * @return the checkpoint
	 * @throws InvalidReceiptException when it cannot be relied on
	 */
	public static LedgerCheckpoint read(String jws, JWKSet keys) {
		JWTClaimsSet claims = ReceiptCodec.claims(jws, TYPE, keys);
		try {
			return new LedgerCheckpoint(ReceiptCodec.required(claims.getStringClaim("sandbox")),
					ReceiptCodec.required(claims.getLongClaim("from")),
					ReceiptCodec.required(claims.getLongClaim("seq")),
					ReceiptCodec.required(claims.getStringClaim("head")),
					ReceiptCodec.required(claims.getIssueTime()).toInstant());
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw new InvalidReceiptException(InvalidReceiptException.Check.CLAIMS);
		}
	}

	JWTClaimsSet claims() {
		return new JWTClaimsSet.Builder().issuer(ReceiptCodec.ISSUER)
			.issueTime(Date.from(this.at))
			.claim("sandbox", this.sandbox)
			.claim("from", this.from)
			.claim("seq", this.seq)
			.claim("head", this.head)
			.build();
	}

}
