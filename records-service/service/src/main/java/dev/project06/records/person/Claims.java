package dev.project06.records.person;

import java.util.List;
import java.util.Map;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.encryption.BlindIndex;
import dev.project06.records.encryption.FieldCipher;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Keysets;
import dev.project06.records.encryption.Secret;
import dev.project06.records.encryption.WrappedKey;
import dev.project06.records.store.ClaimStore;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What is said of holders whom nobody has verified: sealed with a data key for each
 * dossier, found by the number that it names, and gone once the dossier is linked.
 */
@Component
public final class Claims {

	private final Keyring keyring;

	private final ClaimStore store;

	private final Persons persons;

	/**
	 * The claims in a store.
	 * @param keyring the keys
	 * @param store the store
	 * @param persons the persons of the same store
	 */
	public Claims(Keyring keyring, ClaimStore store, Persons persons) {
		this.keyring = keyring;
		this.store = store;
		this.persons = persons;
	}

	/**
	 * Keeps claims, each in place of an earlier one on the same dossier.
	 * @param claims the claims by dossier
	 * @return completes when they are kept
	 */
	public Mono<Void> keep(Map<DossierCode, Claim> claims) {
		return Mono.defer(() -> {
			Keysets keysets = this.keyring.current();
			return this.store.keep(claims.entrySet()
				.stream()
				.map((entry) -> seal(keysets, entry.getKey(), entry.getValue()))
				.toList());
		});
	}

	private static Person seal(Keysets keysets, DossierCode dossier, Claim claim) {
		String id = Person.claimOn(dossier);
		FieldCipher cipher = keysets.fieldCipher();
		WrappedKey key = cipher.newKey(id);
		return new Person(id, new Person.Kept(key, cipher.sealText(key, claim.text(), id), index(keysets, claim)),
				null);
	}

	/** By the number if it is one, otherwise by the old one. */
	static Person.Index index(Keysets keysets, Claim claim) {
		BlindIndex blind = keysets.blindIndex();
		int by = keysets.primary(Secret.BLIND_INDEX);
		if (claim.number() != null) {
			try {
				return new Person.Index(blind.all(CitizenId.of(claim.number())), by);
			}
			catch (MalformedCitizenIdException ex) {
				// Nobody looks for it
			}
		}
		return new Person.Index((claim.oldNumber() != null) ? blind.allOfOld(claim.oldNumber()) : List.of(), by);
	}

	/**
	 * Reads the claim on a dossier.
	 * @param dossier the dossier
	 * @return the claim; nothing when there is none or it was erased
	 */
	public Mono<Claim> find(DossierCode dossier) {
		return this.persons.find(Person.claimOn(dossier))
			.flatMap((person) -> Mono.justOrEmpty(person.kept()))
			.map((kept) -> open(this.keyring.current(), kept));
	}

	static Claim open(Keysets keysets, Person.Kept kept) {
		return Claim.of(keysets.fieldCipher().openText(kept.key(), kept.sealed(), kept.key().person()));
	}

	/**
	 * Finds the dossiers of which it is claimed that the holder had a paper card.
	 * @param oldNumber the 9 digits of the card
	 * @return codes of the dossiers
	 */
	public Flux<DossierCode> naming(String oldNumber) {
		return Flux.defer(() -> this.store.naming(this.keyring.current().blindIndex().allOfOld(oldNumber)))
			.flatMap((person) -> Mono.justOrEmpty(person.claimed()));
	}

	/**
	 * Finds the dossiers of which it is claimed that the holder has a number.
	 * @param citizen the number
	 * @return codes of the dossiers
	 */
	public Flux<DossierCode> naming(CitizenId citizen) {
		return Flux.defer(() -> this.store.naming(this.keyring.current().blindIndex().all(citizen)))
			.flatMap((person) -> Mono.justOrEmpty(person.claimed()));
	}

	/**
	 * Forgets the claim on a dossier that is linked now.
	 * @param dossier the dossier
	 * @return completes when it is gone, or when there was none
	 */
	public Mono<Void> forget(DossierCode dossier) {
		return this.store.forget(Person.claimOn(dossier));
	}

}
