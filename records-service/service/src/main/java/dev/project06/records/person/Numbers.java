package dev.project06.records.person;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import dev.project06.records.store.ClaimStore;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
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

	private final ClaimStore claims;

	private final SecureRandom random = ReceiptSigner.random();

	/**
	 * The numbers in a store.
	 * @param keyring the keys
	 * @param persons the persons
	 * @param claims the claims
	 */
	public Numbers(Keyring keyring, Persons persons, ClaimStore claims) {
		this.keyring = keyring;
		this.persons = persons;
		this.claims = claims;
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
		Person.Kept kept = made(keysets, citizen, blinds);
		return this.persons.add(new Person(kept.key().person(), kept, subject), kept).map((added) -> kept);
	}

	private Person.Kept made(Keysets keysets, CitizenId citizen, List<String> blinds) {
		byte[] bytes = new byte[ID_BYTES];
		this.random.nextBytes(bytes);
		String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		FieldCipher cipher = keysets.fieldCipher();
		WrappedKey key = cipher.newKey(id);
		return new Person.Kept(key, cipher.seal(key, citizen, id).sealed(),
				new Person.Index(blinds, keysets.primary(Secret.BLIND_INDEX)));
	}

	/**
	 * Seals the numbers of many dossiers at once. Persons are made for those numbers that
	 * nobody has.
	 * @param numbers the number of each dossier
	 * @return the holder of each dossier
	 */
	public Mono<Map<DossierCode, Holder>> sealAll(Map<DossierCode, CitizenId> numbers) {
		if (numbers.isEmpty()) {
			return Mono.just(Map.of());
		}
		return Mono.defer(() -> {
			Keysets keysets = this.keyring.current();
			Map<CitizenId, List<String>> blinds = new HashMap<>();
			numbers.values().forEach((citizen) -> blinds.computeIfAbsent(citizen, keysets.blindIndex()::all));
			return keptOf(keysets, blinds).map((kept) -> holders(keysets, numbers, kept));
		});
	}

	private static Map<DossierCode, Holder> holders(Keysets keysets, Map<DossierCode, CitizenId> numbers,
			Map<CitizenId, Person.Kept> kept) {
		Map<DossierCode, Holder> holders = new HashMap<>();
		numbers.forEach((dossier, citizen) -> {
			WrappedKey key = Objects.requireNonNull(kept.get(citizen)).key();
			holders.put(dossier, new Holder(key.person(), keysets.pseudonyms().of(citizen),
					keysets.fieldCipher().seal(key, citizen, dossier.text()).sealed()));
		});
		return holders;
	}

	private Mono<Map<CitizenId, Person.Kept>> keptOf(Keysets keysets, Map<CitizenId, List<String>> blinds) {
		return Mono.defer(() -> known(blinds)).publishOn(Schedulers.parallel()).flatMap((known) -> {
			Map<Person, Person.Kept> missing = new HashMap<>();
			Map<CitizenId, Person.Kept> all = new HashMap<>(known);
			blinds.forEach((citizen, texts) -> {
				if (!known.containsKey(citizen)) {
					Person.Kept kept = made(keysets, citizen, texts);
					missing.put(new Person(kept.key().person(), kept, null), kept);
					all.put(citizen, kept);
				}
			});
			return missing.isEmpty() ? Mono.just(all)
					: this.persons.addAll(missing)
						.filter((added) -> added.size() == missing.size())
						.map((added) -> all)
						.switchIfEmpty(Mono.error(AddedByAnotherException::new));
		}).retryWhen(Retry.max(3).filter(AddedByAnotherException.class::isInstance));
	}

	private Mono<Map<CitizenId, Person.Kept>> known(Map<CitizenId, List<String>> blinds) {
		Map<String, CitizenId> citizens = new HashMap<>();
		blinds.forEach((citizen, texts) -> texts.forEach((text) -> citizens.put(text, citizen)));
		return this.persons.findByNumbers(citizens.keySet()).collect(HashMap::new, (known, person) -> {
			if (person.kept() != null) {
				CitizenId citizen = person.kept()
					.index()
					.blinds()
					.stream()
					.map(citizens::get)
					.filter(Objects::nonNull)
					.findFirst()
					.orElseThrow();
				known.put(citizen, person.kept());
			}
		});
	}

	/**
	 * Finds a person by the number, or by a former one.
	 * @param citizen the number
	 * @return the id by which dossiers name the person, if there is one
	 */
	public Mono<String> find(CitizenId citizen) {
		return findUnder(citizen).flatMap((person) -> this.persons.current(person.id()));
	}

	/**
	 * Finds what is kept under a number, though another may hold by now.
	 * @param citizen the number
	 * @return the person, if there is one
	 */
	public Mono<Person> findUnder(CitizenId citizen) {
		return Mono.defer(() -> this.persons.findByNumber(this.keyring.current().blindIndex().all(citizen)));
	}

	/**
	 * Lets a person be found and erased together with the one under the number that holds
	 * now.
	 * @param former the person of the old number
	 * @param heir id of the person of the new one
	 * @return completes when written
	 */
	public Mono<Void> succeed(Person former, String heir) {
		return this.persons.succeed(former, heir);
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
	 * Makes a number unreadable for good, wherever it is sealed, also in claims.
	 * @param citizen the number
	 * @param at when
	 * @return the id by which dossiers go on to name the person, or {@code claims} when
	 * there were only such; nothing when there was nothing
	 */
	public Mono<String> erase(CitizenId citizen, Instant at) {
		return Mono.defer(() -> {
			List<String> blinds = this.keyring.current().blindIndex().all(citizen);
			return this.claims.forgetNaming(blinds)
				.flatMap((forgotten) -> this.persons.erase(blinds, at)
					.switchIfEmpty((forgotten > 0) ? Mono.just("claims") : Mono.empty()));
		});
	}

	/**
	 * The same data key, sealed by the key-encryption key in use.
	 * @param kept what is kept of a number or a claim
	 * @return completes when written
	 */
	public Mono<Void> reseal(Person.Kept kept) {
		return Mono
			.defer(() -> this.persons.reseal(kept.key(), this.keyring.current().fieldCipher().rewrap(kept.key())));
	}

	/**
	 * Makes the blind indexes of a number or a claim anew, by all keys that there are.
	 * @param kept what is kept
	 * @return completes when written
	 */
	public Mono<Void> reindex(Person.Kept kept) {
		return Mono.defer(() -> {
			Keysets keysets = this.keyring.current();
			String id = kept.key().person();
			return this.persons.reindex(id,
					Person.isClaim(id) ? Claims.index(keysets, Claims.open(keysets, kept)) : new Person.Index(
							keysets.blindIndex().all(number(keysets, kept)), keysets.primary(Secret.BLIND_INDEX)));
		});
	}

	private static CitizenId number(Keysets keysets, Person.Kept kept) {
		return keysets.fieldCipher().open(kept.key(), new SealedPin(kept.sealed()), kept.key().person());
	}

	private static final class AddedByAnotherException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

	}

}
