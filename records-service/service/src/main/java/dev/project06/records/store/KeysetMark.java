package dev.project06.records.store;

import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.Keysets;
import dev.project06.records.encryption.Secret;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Tells in the store which keysets it was written with: those of one file, and at least
 * as new as these keys.
 */
public final class KeysetMark {

	private static final String ID = "keysets";

	private final MongoCollection<Document> marks;

	/**
	 * The mark of a database.
	 * @param database the database
	 */
	public KeysetMark(MongoDatabase database) {
		this.marks = database.getCollection("keysets");
	}

	/**
	 * Compares keysets with the mark. The first service to use a store leaves it there.
	 * @param keysets the keysets
	 * @return {@code true} when they fit; {@link ForeignKeysetsException} when the store
	 * was written with others, or with later ones
	 */
	public Mono<Boolean> fits(Keysets keysets) {
		return Mono
			.from(this.marks.findOneAndUpdate(Filters.eq("_id", ID),
					Updates.combine(Updates.setOnInsert("fingerprint", keysets.fingerprint()),
							Updates.setOnInsert(Secret.KEY_ENCRYPTION.name(), keysets.primary(Secret.KEY_ENCRYPTION)),
							Updates.setOnInsert(Secret.BLIND_INDEX.name(), keysets.primary(Secret.BLIND_INDEX))),
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.retryWhen(Persons.ONCE_MORE_WHEN_JUST_MADE)
			.flatMap((mark) -> (keysets.fingerprint().equals(mark.getString("fingerprint"))
					&& holds(keysets, Secret.KEY_ENCRYPTION, mark) && holds(keysets, Secret.BLIND_INDEX, mark))
							? Mono.just(true) : Mono.error(new ForeignKeysetsException()));
	}

	private static boolean holds(Keysets keysets, Secret secret, Document mark) {
		return keysets.holds(secret, Objects.requireNonNull(mark.getInteger(secret.name())));
	}

	/**
	 * From now on the store needs a key.
	 * @param secret the keyset
	 * @param key id of the key
	 * @return completes when written
	 */
	public Mono<Void> needs(Secret secret, int key) {
		return Mono.from(this.marks.updateOne(Filters.eq("_id", ID), Updates.set(secret.name(), key))).then();
	}

}
