package dev.project06.records.store;

import java.time.Instant;
import java.util.Date;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who took the place of whom when numbers were reissued. The entry of a former number
 * stays, because past links are sealed with its key.
 */
final class Heirs {

	/** Who took the place of a person. */
	static final String HEIR = "heir";

	/** Nobody is given more numbers than these. */
	private static final int MOST_NUMBERS = 20;

	private final MongoCollection<Document> persons;

	Heirs(MongoCollection<Document> persons) {
		this.persons = persons;
	}

	/** The account goes along, unless the heir has one. */
	Mono<Void> succeed(Person former, String heir) {
		Mono<Void> account = (former.subject() != null) ? Mono.from(this.persons.updateOne(
				Filters.and(PersonDocument.is(heir), Filters.exists("key"), Filters.exists("subject", false)),
				Updates.set("subject", former.subject())))
			.then() : Mono.empty();
		return account.then(Mono.from(this.persons.updateOne(PersonDocument.is(former.id()),
				Updates.combine(Updates.set(HEIR, heir), Updates.unset("subject")))))
			.then();
	}

	/** The same person, or the one of the number that holds. */
	Mono<String> current(String id) {
		return Mono.just(id)
			.expand((one) -> Mono.from(this.persons.find(PersonDocument.is(one)))
				.mapNotNull((document) -> document.getString(HEIR)))
			.take(MOST_NUMBERS)
			.last();
	}

	/** Forgets everything of a person and of the former ones but the ids. */
	Mono<Void> shred(String id, Instant at) {
		Bson all = Updates.combine(Updates.unset("key"), Updates.unset("sealedBy"), Updates.unset("number"),
				Updates.unset(PersonDocument.BLINDS), Updates.unset("indexedBy"), Updates.unset("twice"),
				Updates.unset("subject"), Updates.set("erasedAt", Date.from(at)));
		return Mono.from(this.persons.updateOne(PersonDocument.is(id), all))
			.thenMany(Flux.defer(() -> this.persons.find(Filters.and(Filters.eq(HEIR, id), Filters.exists("key")))))
			.concatMap((former) -> shred(former.getString("_id"), at))
			.then();
	}

}
