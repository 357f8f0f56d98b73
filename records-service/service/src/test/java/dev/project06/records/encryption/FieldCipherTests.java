package dev.project06.records.encryption;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;

import com.google.crypto.tink.KeysetHandle;
import dev.project06.identity.api.CitizenId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FieldCipherTests {

	private static final String DOSSIER = "H29-261122-0001";

	private static final Map<Secret, KeysetHandle> SECRETS = newSecrets();

	private static final Keysets KEYSETS = keysets(SECRETS);

	private static final FieldCipher CIPHER = KEYSETS.fieldCipher();

	private final CitizenId citizen = CitizenId.of("979203001234");

	private final CitizenId other = CitizenId.of("901303004321");

	private final WrappedKey key = newKey(this.citizen);

	private final SealedPin pin = CIPHER.seal(this.key, this.citizen, DOSSIER);

	@Property(tries = 200)
	void whatIsSealedOpensAgain(@ForAll("citizens") CitizenId citizen, @ForAll String dossier) {
		WrappedKey key = newKey(citizen);
		assertThat(CIPHER.open(key, CIPHER.seal(key, citizen, dossier), dossier)).isEqualTo(citizen);
	}

	@Property(tries = 200)
	void nothingHoldsTheDigits(@ForAll("citizens") CitizenId citizen) {
		WrappedKey key = newKey(citizen);
		SealedPin pin = CIPHER.seal(key, citizen, DOSSIER);
		assertThat(key + " " + pin + " " + KEYSETS.pseudonyms().of(citizen)).doesNotContain(citizen.digits());
	}

	@Property
	void blindIndexAndPseudonymAreStableAndApart(@ForAll("citizens") CitizenId one, @ForAll("citizens") CitizenId two) {
		String blind = KEYSETS.blindIndex().of(one);
		String pseudonym = KEYSETS.pseudonyms().of(one);
		assertThat(blind).matches("[A-Za-z0-9_-]{22}").isEqualTo(keysets(SECRETS).blindIndex().of(one));
		assertThat(pseudonym).matches("[A-Za-z0-9_-]{22}").isEqualTo(keysets(SECRETS).pseudonyms().of(one));
		assertThat(blind).isNotEqualTo(pseudonym);
		assertThat(blind.equals(KEYSETS.blindIndex().of(two))).isEqualTo(one.equals(two));
		assertThat(pseudonym.equals(KEYSETS.pseudonyms().of(two))).isEqualTo(one.equals(two));
	}

	@Test
	void sealsTheSameNumberDifferentlyEachTime() {
		assertThat(CIPHER.seal(this.key, this.citizen, DOSSIER)).isNotEqualTo(this.pin);
		assertThat(newKey(this.citizen)).isNotEqualTo(this.key);
	}

	@Test
	void opensANumberOnlyInItsOwnDossier() {
		assertWrong(this.key, this.pin, "H29-261122-0002");
	}

	@Test
	void opensANumberOnlyWithTheKeyOfItsHolder() {
		assertWrong(newKey(this.other), this.pin, DOSSIER);
	}

	@Test
	void opensAKeyOnlyForItsPerson() {
		WrappedKey moved = new WrappedKey(KEYSETS.blindIndex().of(this.other), this.key.sealed(), this.key.by());
		assertWrong(moved, this.pin, DOSSIER);
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> CIPHER.seal(moved, this.other, DOSSIER));
	}

	@Test
	void opensNothingWithTheKeysetsOfAnotherFile() {
		FieldCipher stranger = keysets(newSecrets()).fieldCipher();
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> stranger.open(this.key, this.pin, DOSSIER))
			.withMessage("The data key of a person was sealed with another key or for another place, or was altered");
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", "A", "!", "AAAA", "979203001234" })
	void refusesWhatWasNeverSealed(String text) {
		assertWrong(this.key, new SealedPin(text), DOSSIER);
		assertWrong(new WrappedKey(this.key.person(), text, this.key.by()), this.pin, DOSSIER);
	}

	@Test
	void refusesAnAlteredNumber() {
		String sealed = this.pin.sealed();
		for (int i = 0; i < sealed.length() - 1; i++) {
			char altered = (sealed.charAt(i) == 'A') ? 'B' : 'A';
			assertWrong(this.key, new SealedPin(sealed.substring(0, i) + altered + sealed.substring(i + 1)), DOSSIER);
		}
	}

	@Test
	void aPersonWithoutItsKeyCannotBeReadAndIsStillTheSamePerson() {
		String blind = KEYSETS.blindIndex().of(this.citizen);
		WrappedKey afterDeletion = CIPHER.newKey(blind);
		assertWrong(afterDeletion, this.pin, DOSSIER);
		assertThat(afterDeletion.person()).isEqualTo(this.key.person());
		assertThat(KEYSETS.pseudonyms().of(this.citizen)).isEqualTo(keysets(SECRETS).pseudonyms().of(this.citizen));
	}

	@Test
	void opensOldKeysAfterTheKeyEncryptionKeyWasChanged() throws GeneralSecurityException {
		Map<Secret, KeysetHandle> changed = new EnumMap<>(SECRETS);
		KeysetHandle old = SECRETS.get(Secret.KEY_ENCRYPTION);
		KeysetHandle fresh = KeysetHandle.generateNew(Secret.KEY_ENCRYPTION.parameters(),
				Secret.KEY_ENCRYPTION.configuration());
		changed.put(Secret.KEY_ENCRYPTION,
				KeysetHandle.newBuilder(old)
					.addEntry(KeysetHandle.importKey(fresh.getPrimary().getKey()).makePrimary())
					.build());
		FieldCipher later = keysets(changed).fieldCipher();
		assertThat(later.open(this.key, this.pin, DOSSIER)).isEqualTo(this.citizen);
		WrappedKey again = later.rewrap(this.key);
		assertThat(again.by()).isNotEqualTo(this.key.by());
		assertThat(later.open(again, this.pin, DOSSIER)).isEqualTo(this.citizen);
		assertWrong(again, this.pin, DOSSIER);
		assertWrong(later.newKey(this.key.person()), this.pin, DOSSIER);
	}

	private static void assertWrong(WrappedKey key, SealedPin pin, String dossier) {
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> CIPHER.open(key, pin, dossier))
			.withMessageEndingWith("was sealed with another key or for another place, or was altered")
			.withNoCause();
	}

	private static WrappedKey newKey(CitizenId citizen) {
		return CIPHER.newKey(KEYSETS.blindIndex().of(citizen));
	}

	private static Keysets keysets(Map<Secret, KeysetHandle> secrets) {
		try {
			return Keysets.of(secrets);
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Map<Secret, KeysetHandle> newSecrets() {
		Map<Secret, KeysetHandle> secrets = new EnumMap<>(Secret.class);
		for (Secret secret : Secret.values()) {
			try {
				secrets.put(secret, KeysetHandle.generateNew(secret.parameters(), secret.configuration()));
			}
			catch (GeneralSecurityException ex) {
				throw new AssertionError(ex);
			}
		}
		return secrets;
	}

	@Provide
	Arbitrary<CitizenId> citizens() {
		return Combinators
			.combine(Arbitraries.of(CitizenId.provinces()), Arbitraries.of("0", "9"),
					Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 99_999_999))
			.as((province, first, century, rest) -> CitizenId
				.of(first + province.substring(1) + century + "%08d".formatted(rest)));
	}

}
