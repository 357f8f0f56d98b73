package dev.project06.records.store;

import java.time.Duration;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.WrappedKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps the data keys of persons, one for each.
 */
public final class Persons {

	/** Two upserts of the same new document: one of them fails and finds it then. */
	static final Retry ONCE_MORE_WHEN_JUST_MADE = Retry.max(3).filter(Persons::isDuplicate);

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> persons;

	private final Mono<Boolean> prepared;

	/**
	 * The persons of a database.
	 * @param database the database
	 * @param fingerprint of the keysets that seal the keys of the persons
	 */
	public Persons(MongoDatabase database, String fingerprint) {
		this.persons = database.getCollection("persons");
		this.prepared = Mono.from(this.persons.createIndex(Indexes.ascending("subject")))
			.then(sealedWith(database.getCollection("keysets"), fingerprint))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/** The first service to use a store leaves the fingerprint of its keysets there. */
	private static Mono<Boolean> sealedWith(MongoCollection<Document> marks, String fingerprint) {
		return Mono
			.from(marks.findOneAndUpdate(Filters.eq("_id", "keysets"), Updates.setOnInsert("fingerprint", fingerprint),
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.retryWhen(ONCE_MORE_WHEN_JUST_MADE)
			.flatMap((mark) -> fingerprint.equals(mark.getString("fingerprint")) ? Mono.just(true)
					: Mono.error(new ForeignKeysetsException()));
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
	 * Finds a person.
	 * @param blind blind index
	 * @return the person, if known
	 */
	public Mono<Person> find(String blind) {
		return Mono.from(this.persons.find(Filters.eq("_id", blind))).map(Persons::person);
	}

	/**
	 * Finds the person who logs in with an account.
	 * @param subject pairwise subject of the account
	 * @return the person, if known
	 */
	public Mono<Person> findBySubject(String subject) {
		return Mono.from(this.persons.find(Filters.eq("subject", subject))).map(Persons::person);
	}

	/**
	 * Keeps a person. A key that is there already stays, whoever was first.
	 * @param person the person
	 * @return the person as kept
	 */
	public Mono<Person> keep(Person person) {
		Bson key = Updates.setOnInsert("key", person.key().sealed());
		Bson update = (person.subject() != null) ? Updates.combine(key, Updates.set("subject", person.subject())) : key;
		return this.prepared
			.then(Mono.defer(() -> Mono.from(this.persons.findOneAndUpdate(Filters.eq("_id", person.blind()), update,
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))))
			.map(Persons::person)
			.retryWhen(ONCE_MORE_WHEN_JUST_MADE);
	}

	private static Person person(Document document) {
		return new Person(new WrappedKey(document.getString("_id"), document.getString("key")),
				document.getString("subject"));
	}

	private static boolean isDuplicate(Throwable failure) {
		return switch (failure) {
			case MongoWriteException ex -> ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
			case MongoCommandException ex ->
				ErrorCategory.fromErrorCode(ex.getErrorCode()) == ErrorCategory.DUPLICATE_KEY;
			case MongoServerException ex -> ErrorCategory.fromErrorCode(ex.getCode()) == ErrorCategory.DUPLICATE_KEY;
			default -> false;
		};
	}

}
