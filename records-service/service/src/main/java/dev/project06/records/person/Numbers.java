package dev.project06.records.person;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Holder;
import dev.project06.records.encryption.FieldCipher;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Keysets;
import dev.project06.records.encryption.SealedPin;
import dev.project06.records.encryption.Secret;
import dev.project06.records.encryption.WrappedKey;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * The numbers of persons: the one place where they are sealed, looked for and opened. A
 * person is named by an id without meaning, so that neither dossiers nor the ledger
 * change with the keys.
 */
@Component
public final class Numbers {

	private static final int ID_BYTES = 16;

	private final Keyring keyring;

	private final Persons persons;

	private final SecureRandom random = ReceiptSigner.random();

	/**
	 * The numbers in a store.
	 * @param keyring the keys
	 * @param persons the persons
	 */
	public Numbers(Keyring keyring, Persons persons) {
		this.keyring = keyring;
		this.persons = persons;
	}

	/**
	 * Seals a number for a dossier. The person is made when nobody has the number.
	 * @param citizen the number
	 * @param dossier the dossier
	 * @param subject pairwise subject at VNeID, if the person logged in
	 * @return the holder of the dossier, to be stored with it
	 */
	public Mono<Holder> seal(CitizenId citizen, DossierCode dossier, @Nullable String subject) {
		return Mono.defer(() -> {
			Keysets keysets = this.keyring.current();
			return kept(keysets, citizen, subject)
				.map((kept) -> new Holder(kept.key().person(), keysets.pseudonyms().of(citizen),
						keysets.fieldCipher().seal(kept.key(), citizen, dossier.text()).sealed()));
		});
	}

	private Mono<Person.Kept> kept(Keysets keysets, CitizenId citizen, @Nullable String subject) {
		List<String> blinds = keysets.blindIndex().all(citizen);
		return this.persons.findByNumber(blinds)
			.flatMap((person) -> (subject != null && !subject.equals(person.subject()))
					? this.persons.logsInWith(person.id(), subject).thenReturn(person) : Mono.just(person))
			.flatMap((person) -> Mono.justOrEmpty(person.kept()))
			.switchIfEmpty(Mono.defer(() -> add(keysets, citizen, blinds, subject)))
			// Somebody else was first, and may have been erased since
			.switchIfEmpty(Mono.error(AddedByAnotherException::new))
			.retryWhen(Retry.max(3).filter(AddedByAnotherException.class::isInstance));
	}

	private Mono<Person.Kept> add(Keysets keysets, CitizenId citizen, List<String> blinds, @Nullable String subject) {
		byte[] bytes = new byte[ID_BYTES];
		this.random.nextBytes(bytes);
		String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		FieldCipher cipher = keysets.fieldCipher();
		WrappedKey key = cipher.newKey(id);
		Person.Kept kept = new Person.Kept(key, cipher.seal(key, citizen, id).sealed(),
				new Person.Index(blinds, keysets.primary(Secret.BLIND_INDEX)));
		return this.persons.add(new Person(id, kept, subject), kept).map((added) -> kept);
	}

	/**
	 * Finds a person by the number.
	 * @param citizen the number
	 * @return the id by which dossiers name the person, if there is one
	 */
	public Mono<String> find(CitizenId citizen) {
		return Mono.defer(() -> this.persons.findByNumber(this.keyring.current().blindIndex().all(citizen)))
			.map(Person::id);
	}

	/**
	 * Opens the number of a dossier.
	 * @param holder the holder, as the dossier has it
	 * @param dossier the dossier
	 * @return the number; {@link NumberErasedException} when the person was erased
	 */
	public Mono<CitizenId> open(Holder holder, DossierCode dossier) {
		return Mono.defer(() -> this.persons.find(holder.person()))
			.flatMap((person) -> Mono.justOrEmpty(person.kept()))
			.switchIfEmpty(Mono.error(NumberErasedException::new))
			.map((kept) -> this.keyring.current()
				.fieldCipher()
				.open(kept.key(), new SealedPin(holder.sealedPin()), dossier.text()));
	}

	/**
	 * Makes a number unreadable for good, wherever it is sealed.
	 * @param citizen the number
	 * @param at when
	 * @return the id by which dossiers go on to name the person, if there was one
	 */
	public Mono<String> erase(CitizenId citizen, Instant at) {
		return Mono.defer(() -> this.persons.erase(this.keyring.current().blindIndex().all(citizen), at));
	}

	/**
	 * The same data key, sealed by the key-encryption key in use.
	 * @param kept what is kept of a number
	 * @return completes when written
	 */
	public Mono<Void> reseal(Person.Kept kept) {
		return Mono
			.defer(() -> this.persons.reseal(kept.key(), this.keyring.current().fieldCipher().rewrap(kept.key())));
	}

	/**
	 * Makes the blind indexes of a number anew, by all keys that there are.
	 * @param kept what is kept of the number
	 * @return completes when written
	 */
	public Mono<Void> reindex(Person.Kept kept) {
		return Mono.defer(() -> {
			Keysets keysets = this.keyring.current();
			String id = kept.key().person();
			CitizenId citizen = keysets.fieldCipher().open(kept.key(), new SealedPin(kept.number()), id);
			return this.persons.reindex(id,
					new Person.Index(keysets.blindIndex().all(citizen), keysets.primary(Secret.BLIND_INDEX)));
		});
	}

	private static final class AddedByAnotherException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

	}

}
