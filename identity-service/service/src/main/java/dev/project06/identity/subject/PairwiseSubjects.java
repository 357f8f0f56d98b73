package dev.project06.identity.subject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.subtle.Hkdf;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.population.Prefixes;

/**
 * Turns a number into the subject that one sector knows the citizen by, and back, with
 * nothing stored. Two sectors cannot compare their subjects, and nobody can make one up.
 * The leading digit is left out, so that subjects do not change with the prefixes.
 */
public final class PairwiseSubjects {

	private static final int KEY_BYTES = 64;

	private static final int NUMBER_BYTES = 5;

	private final DeterministicAead cipher;

	private final byte[] sector;

	private final Prefixes prefixes;

	/**
	 * Makes the subjects of one sector.
	 * @param seed the key is derived from it, so it is a secret no more than the seed is
	 * @param sector who shares these subjects
	 * @param prefixes the prefixes of the numbers
	 */
	public PairwiseSubjects(String seed, String sector, Prefixes prefixes) {
		this.sector = sector.getBytes(StandardCharsets.UTF_8);
		this.prefixes = prefixes;
		try {
			this.cipher = new AesSiv(Hkdf.computeHkdf("HMACSHA256", seed.getBytes(StandardCharsets.UTF_8), new byte[0],
					"pairwise-subject".getBytes(StandardCharsets.UTF_8), KEY_BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has AES and HMAC", ex);
		}
	}

	private PairwiseSubjects(DeterministicAead cipher, String sector, Prefixes prefixes) {
		this.cipher = cipher;
		this.sector = sector.getBytes(StandardCharsets.UTF_8);
		this.prefixes = prefixes;
	}

	/**
	 * The subjects of another sector.
	 * @param other who shares them
	 * @return subjects that cannot be compared with these
	 */
	public PairwiseSubjects in(String other) {
		return new PairwiseSubjects(this.cipher, other, this.prefixes);
	}

	/**
	 * The subject of a citizen.
	 * @param citizenId the number
	 * @return 28 characters of base64url
	 */
	public String of(CitizenId citizenId) {
		long number = Long.parseLong(citizenId.digits().substring(1));
		byte[] plain = Arrays.copyOfRange(ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
				Long.BYTES - NUMBER_BYTES, Long.BYTES);
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(this.cipher.encryptDeterministically(plain, this.sector));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The subject cannot be made", ex);
		}
	}

	/**
	 * The number behind a subject.
	 * @param subject what a caller sent
	 * @return nothing when it was not made here for this sector
	 */
	public Optional<CitizenId> read(String subject) {
		try {
			byte[] plain = this.cipher.decryptDeterministically(Base64.getUrlDecoder().decode(subject), this.sector);
			if (plain.length != NUMBER_BYTES) {
				return Optional.empty();
			}
			long number = ByteBuffer.allocate(Long.BYTES).position(Long.BYTES - NUMBER_BYTES).put(plain).getLong(0);
			return Optional.of(CitizenId.of("%s%011d".formatted(this.prefixes.leading(), number)));
		}
		catch (GeneralSecurityException | MalformedCitizenIdException ex) {
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
