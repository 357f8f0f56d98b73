package dev.project06.identity.verification;

import java.util.Date;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Remembers the request ids of each agency, because none may come twice.
 */
@Component
class RequestStore implements Prepared, SandboxData {

	private final MongoCollection<Document> requests;

	RequestStore(MongoDatabase database) {
		this.requests = database.getCollection("requests");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.requests.createIndex(Indexes.ascending("sandbox"))).then();
	}

	/** Fails when the agency has used the id before. */
	Mono<Void> use(Sandbox sandbox, Asker asker, String requestId) {
		String agency = Objects.requireNonNullElse(asker.agency(), asker.officer());
		return Mono
			.from(this.requests.insertOne(new Document("_id", String.join("/", sandbox.name(), agency, requestId))
				.append("sandbox", sandbox.name())
				.append("at", Date.from(sandbox.now()))))
			.onErrorMap(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY)
							? RefusedException.of(ProblemName.REGISTER_REFUSED, "request-id-used") : failure)
			.then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.requests.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

}
