package dev.project06.records.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.WrappedKey;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps the data keys of persons, one for each, and of claims.
 */
public final class Persons {

	/** Two upserts of the same new document: one of them fails and finds it then. */
	static final Retry ONCE_MORE_WHEN_JUST_MADE = Retry.max(3).filter(Persons::isDuplicate);

	static final String COLLECTION = "persons";

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> persons;

	private final Heirs heirs;

	private final Mono<Boolean> prepared;

	/**
	 * The persons of a database.
	 * @param database the database
	 * @param fitting ends well when the keys are those that the store was written with
	 */
	public Persons(MongoDatabase database, Mono<Boolean> fitting) {
		this.persons = database.getCollection(COLLECTION);
		this.heirs = new Heirs(this.persons);
		this.prepared = Flux.from(this.persons.createIndexes(indexes()))
			.then(fitting)
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	private static List<IndexModel> indexes() {
		IndexOptions sparse = new IndexOptions().sparse(true);
		return List.of(
				new IndexModel(Indexes.ascending(PersonDocument.BLINDS), new IndexOptions().unique(true).sparse(true)),
				new IndexModel(Indexes.ascending(PersonDocument.CLAIMED), sparse),
				new IndexModel(Indexes.ascending("subject"), sparse),
				new IndexModel(Indexes.ascending(Heirs.HEIR), sparse),
				new IndexModel(Indexes.ascending("indexedBy"), sparse),
				new IndexModel(Indexes.ascending("sealedBy"), sparse),
				new IndexModel(Indexes.ascending("twice"), sparse));
	}

	/**
	 * Makes the indexes, once, and compares the keysets.
	 * @return {@code true} when persons can be kept; {@link ForeignKeysetsException} when
	 * the store was written with other keysets
	 */
	public Mono<Boolean> prepare() {
		return this.prepared;
	}

	/**
	 * Reads a person.
	 * @param id the id
	 * @return the person, also one that was erased
	 */
	public Mono<Person> find(String id) {
		return Mono.from(this.persons.find(PersonDocument.is(id))).map(PersonDocument::person);
	}

	/**
	 * Finds a person by the number.
	 * @param blinds blind indexes of the number
	 * @return the person, if known and not erased
	 */
	public Mono<Person> findByNumber(Collection<String> blinds) {
		return Mono.from(this.persons.find(Filters.in(PersonDocument.BLINDS, blinds))).map(PersonDocument::person);
	}

	/**
	 * Finds persons by their numbers.
	 * @param blinds blind indexes of the numbers
	 * @return those who are known and not erased
	 */
	public Flux<Person> findByNumbers(Collection<String> blinds) {
		return Flux.from(this.persons.find(Filters.in(PersonDocument.BLINDS, blinds)).batchSize(1000))
			.map(PersonDocument::person);
	}

	/**
	 * Finds the person who logs in with an account.
	 * @param subject pairwise subject of the account
	 * @return the person, if known
	 */
	public Mono<Person> findBySubject(String subject) {
		return Mono.from(this.persons.find(Filters.eq("subject", subject))).map(PersonDocument::person);
	}

	/**
	 * Keeps a new person.
	 * @param person the person
	 * @param kept what is kept of the number
	 * @return the person, or nothing when somebody else was first with the number
	 */
	public Mono<Person> add(Person person, Person.Kept kept) {
		Document document = PersonDocument.of(person, kept);
		return this.prepared.then(Mono.defer(() -> Mono.from(this.persons.insertOne(document))))
			.thenReturn(person)
			.onErrorComplete(Persons::isDuplicate);
	}

	/**
	 * Keeps new persons at once.
	 * @param persons the persons, each with what is kept of it
	 * @return the ids of those who are kept; the others were made by somebody else who
	 * was first with the number
	 */
	public Mono<Set<String>> addAll(Map<Person, Person.Kept> persons) {
		List<Document> documents = persons.entrySet()
			.stream()
			.map((entry) -> PersonDocument.of(entry.getKey(), entry.getValue()))
			.toList();
		return this.prepared
			.then(Mono
				.defer(() -> Mono.from(this.persons.insertMany(documents, new InsertManyOptions().ordered(false)))))
			.map((done) -> Set.<Integer>of())
			.onErrorResume(MongoBulkWriteException.class, UnorderedInsert::duplicates)
			.map((duplicates) -> UnorderedInsert.others(documents, duplicates));
	}

	/**
	 * Notes the account with which a person logs in.
	 * @param id the person
	 * @param subject pairwise subject of the account
	 * @return completes when written
	 */
	public Mono<Void> logsInWith(String id, String subject) {
		return Mono
			.from(this.persons.updateOne(Filters.and(PersonDocument.is(id), Filters.exists("key")),
					Updates.set("subject", subject)))
			.then();
	}

	/**
	 * Notes that a person has another number now, under which dossiers name somebody
	 * else. The account goes along.
	 * @param former the person of the old number
	 * @param heir the person of the new one
	 * @return completes when written
	 */
	public Mono<Void> succeed(Person former, String heir) {
		return this.heirs.succeed(former, heir);
	}

	/**
	 * Finds who has the place of a person now.
	 * @param id the person
	 * @return the same, or the one of the number that holds
	 */
	public Mono<String> current(String id) {
		return this.heirs.current(id);
	}

	/**
	 * Shreds the data key of a person and forgets the number, the blind index and the
	 * account, also those under former numbers. Only the ids are left, so that dossiers
	 * name somebody.
	 * @param blinds blind indexes of the number, or of a former one
	 * @param at when
	 * @return the id of the person, if there was one
	 */
	public Mono<String> erase(Collection<String> blinds, Instant at) {
		return findByNumber(blinds).flatMap((person) -> current(person.id()))
			.flatMap((id) -> this.heirs.shred(id, at).thenReturn(id));
	}

	/**
	 * Persons whose data keys are sealed by a key-encryption key.
	 * @param key id of that key
	 * @param limit how many at most
	 * @return the persons
	 */
	public Flux<Person> sealedBy(int key, int limit) {
		return Flux.from(this.persons.find(Filters.eq("sealedBy", key)).limit(limit)).map(PersonDocument::person);
	}

	/**
	 * Replaces a data key by the same one, sealed anew.
	 * @param before the data key as it is
	 * @param after the data key as it becomes
	 * @return completes when written, or when it was erased or sealed anew meanwhile
	 */
	public Mono<Void> reseal(WrappedKey before, WrappedKey after) {
		return Mono.from(this.persons.updateOne(
				Filters.and(PersonDocument.is(before.person()), Filters.eq("key", before.sealed())),
				Updates.combine(Updates.set("key", after.sealed()), Updates.set("sealedBy", after.by()))))
			.then();
	}

	/**
	 * Persons who are found by a key of the blind index.
	 * @param key id of that key
	 * @param limit how many at most
	 * @return the persons
	 */
	public Flux<Person> indexedBy(int key, int limit) {
		return Flux.from(this.persons.find(Filters.eq("indexedBy", key)).limit(limit)).map(PersonDocument::person);
	}

	/**
	 * Persons who are found by two keys of the blind index.
	 * @param limit how many at most
	 * @return the persons
	 */
	public Flux<Person> indexedTwice(int limit) {
		return Flux.from(this.persons.find(Filters.eq("twice", true)).limit(limit)).map(PersonDocument::person);
	}

	/**
	 * Lets a person be found otherwise.
	 * @param id the person
	 * @param index the blind indexes from now on
	 * @return completes when written, or when the person was erased meanwhile
	 */
	public Mono<Void> reindex(String id, Person.Index index) {
		return Mono
			.from(this.persons.updateOne(Filters.and(PersonDocument.is(id), Filters.exists("key")),
					PersonDocument.index(id, index)))
			.then();
	}

	/**
	 * Counts the persons whom {@link #sealedBy} gives.
	 * @param key id of the key-encryption key
	 * @return their number
	 */
	public Mono<Long> countSealedBy(int key) {
		return Mono.from(this.persons.countDocuments(Filters.eq("sealedBy", key)));
	}

	/**
	 * Counts the persons whom {@link #indexedBy} gives.
	 * @param key id of the key of the blind index
	 * @return their number
	 */
	public Mono<Long> countIndexedBy(int key) {
		return Mono.from(this.persons.countDocuments(Filters.eq("indexedBy", key)));
	}

	static boolean isDuplicate(Throwable failure) {
		return switch (failure) {
			case MongoWriteException ex -> ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
			case MongoCommandException ex ->
				ErrorCategory.fromErrorCode(ex.getErrorCode()) == ErrorCategory.DUPLICATE_KEY;
			case MongoServerException ex -> ErrorCategory.fromErrorCode(ex.getCode()) == ErrorCategory.DUPLICATE_KEY;
			default -> false;
		};
	}

}
