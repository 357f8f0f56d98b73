package dev.project06.identity.openid;

import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What each citizen agreed to let each client know.
 */
@Component
class Consents implements Prepared, SandboxData {

	private final MongoCollection<Document> stored;

	private final SealedNumbers numbers;

	Consents(MongoDatabase database, SealedNumbers numbers) {
		this.stored = database.getCollection("openid-consents");
		this.numbers = numbers;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.stored.createIndex(Indexes.ascending("sandbox"))).then();
	}

	/** Whether the citizen agreed to all that is asked for. */
	Mono<Boolean> covers(Sandbox sandbox, Authorisation request, Session session) {
		return Mono.from(this.stored.find(Filters.eq("_id", id(sandbox, request, session))))
			.map((found) -> found.getList("items", String.class).containsAll(request.share().items()))
			.defaultIfEmpty(false);
	}

	Mono<Void> keep(Sandbox sandbox, Authorisation request, Session session) {
		String id = id(sandbox, request, session);
		return Mono.from(this.stored.find(Filters.eq("_id", id)))
			.map((found) -> found.getList("items", String.class))
			.defaultIfEmpty(List.of())
			.map((before) -> java.util.stream.Stream.concat(before.stream(), request.share().items().stream())
				.distinct()
				.toList())
			.flatMap((items) -> Mono.from(this.stored.replaceOne(Filters.eq("_id", id),
					new Document("_id", id).append("sandbox", sandbox.name())
						.append("items", items)
						.append("at", Date.from(sandbox.now())),
					new ReplaceOptions().upsert(true))))
			.then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.stored.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	private String id(Sandbox sandbox, Authorisation request, Session session) {
		return sandbox.name() + '/' + request.client().id() + '/' + this.numbers.seal(session.citizenId());
	}

}
