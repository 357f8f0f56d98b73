package dev.project06.records.store;

import java.util.ArrayList;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.project06.records.encryption.WrappedKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How a person or a claim stands in its document. Several claims may name the same
 * number, so their blind indexes stand apart.
 */
final class PersonDocument {

	/** Where the blind indexes of claims stand. */
	static final String CLAIMED = "claimed";

	/** Where the blind index of a person stands. */
	static final String BLINDS = "blinds";

	private PersonDocument() {
	}

	static Document of(Person person, Person.Kept kept) {
		Document document = new Document("_id", person.id()).append("key", kept.key().sealed())
			.append("sealedBy", kept.key().by())
			.append(sealed(person.id()), kept.sealed());
		if (!kept.index().blinds().isEmpty()) {
			document.append(blinds(person.id()), kept.index().blinds()).append("indexedBy", kept.index().by());
		}
		if (kept.index().blinds().size() > 1) {
			document.append("twice", true);
		}
		if (person.subject() != null) {
			document.append("subject", person.subject());
		}
		return document;
	}

	static Person person(Document document) {
		String id = document.getString("_id");
		return new Person(id, kept(id, document), document.getString("subject"));
	}

	private static Person.@Nullable Kept kept(String id, Document document) {
		String key = document.getString("key");
		if (key == null) {
			return null;
		}
		return new Person.Kept(new WrappedKey(id, key, Objects.requireNonNull(document.getInteger("sealedBy"))),
				Objects.requireNonNull(document.getString(sealed(id))),
				new Person.Index(new ArrayList<>(document.getList(blinds(id), String.class, new ArrayList<>())),
						document.getInteger("indexedBy", 0)));
	}

	static Bson index(String id, Person.Index index) {
		return Updates.combine(Updates.set(blinds(id), index.blinds()), Updates.set("indexedBy", index.by()),
				(index.blinds().size() > 1) ? Updates.set("twice", true) : Updates.unset("twice"));
	}

	static Bson is(String id) {
		return Filters.eq("_id", id);
	}

	private static String sealed(String id) {
		return Person.isClaim(id) ? "claim" : "number";
	}

	private static String blinds(String id) {
		return Person.isClaim(id) ? CLAIMED : BLINDS;
	}

}
