package dev.project06.identity.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Entry;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the contested uses, one case for each person and entry.
 */
@Component
class ContestStore implements Prepared, SandboxData {

	private final MongoCollection<Document> contests;

	ContestStore(MongoDatabase database) {
		this.contests = database.getCollection("contests");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono
			.from(this.contests.createIndex(Indexes.ascending("sandbox", "subject", "seq"),
					new IndexOptions().unique(true)))
			.then(Mono.from(this.contests.createIndex(Indexes.ascending("sandbox", "agency", "answered", "deadline"))))
			.then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.contests.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/** Nothing when the person has contested the entry before. */
	Mono<Contest> open(Sandbox sandbox, String subject, Entry entry, String agency, String reason, Instant now,
			Instant deadline) {
		Document document = new Document("_id", UUID.randomUUID().toString()).append("sandbox", sandbox.name())
			.append("subject", subject)
			.append("seq", entry.seq())
			.append("operation", entry.operation().name())
			.append("agency", agency)
			.append("reason", reason)
			.append("openedAt", Date.from(now))
			.append("deadline", Date.from(deadline))
			.append("answered", false);
		return Mono.from(this.contests.insertOne(document))
			.map((done) -> contest(document, now))
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.empty()
							: Mono.error(failure));
	}

	/** The cases of a person among some entries. */
	Flux<Contest> of(Sandbox sandbox, String subject, Collection<Long> seqs) {
		return Flux.from(this.contests.find(Filters.and(Filters.eq("sandbox", sandbox.name()),
				Filters.eq("subject", subject), Filters.in("seq", seqs))))
			.map((document) -> contest(document, sandbox.now()));
	}

	/** The cases of an agency, the one that is due first before the others. */
	Flux<Contest> of(Sandbox sandbox, String agency, Contest.@Nullable State state, int offset, int limit) {
		Instant now = sandbox.now();
		List<Bson> filters = new ArrayList<>(
				List.of(Filters.eq("sandbox", sandbox.name()), Filters.eq("agency", agency)));
		switch (state) {
			case OPEN -> filters.addAll(List.of(Filters.eq("answered", false), Filters.gt("deadline", Date.from(now))));
			case OVERDUE ->
				filters.addAll(List.of(Filters.eq("answered", false), Filters.lte("deadline", Date.from(now))));
			case ANSWERED -> filters.add(Filters.eq("answered", true));
			case null -> {
			}
		}
		return Flux
			.from(this.contests.find(Filters.and(filters))
				.sort(Sorts.ascending("answered", "deadline", "_id"))
				.skip(offset)
				.limit(limit))
			.map((document) -> contest(document, now));
	}

	/** One case of an agency. */
	Mono<Contest> find(Sandbox sandbox, String agency, String id) {
		return Mono.from(this.contests.find(one(sandbox, agency, id)).first())
			.map((document) -> contest(document, sandbox.now()));
	}

	/** Nothing when there is no such case, or when it has an answer. */
	Mono<Contest> answer(Sandbox sandbox, String agency, String id, Contest.Decision decision, String text,
			String officer) {
		Instant now = sandbox.now();
		return Mono
			.from(this.contests.findOneAndUpdate(Filters.and(one(sandbox, agency, id), Filters.eq("answered", false)),
					Updates.combine(Updates.set("answered", true),
							Updates.set("answer",
									new Document("decision", decision.name()).append("text", text)
										.append("officer", officer)
										.append("at", Date.from(now)))),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map((document) -> contest(document, now));
	}

	private static Bson one(Sandbox sandbox, String agency, String id) {
		return Filters.and(Filters.eq("_id", id), Filters.eq("sandbox", sandbox.name()), Filters.eq("agency", agency));
	}

	private static Contest contest(Document document, Instant now) {
		Instant deadline = time(document, "deadline");
		Contest.Answer answer = answer(document.get("answer", Document.class), deadline);
		return new Contest(text(document, "_id"), Objects.requireNonNull(document.getLong("seq")),
				Disclosure.Operation.valueOf(text(document, "operation")), text(document, "agency"),
				text(document, "reason"), time(document, "openedAt"), deadline, Contest.State.of(answer, deadline, now),
				answer);
	}

	private static Contest.@Nullable Answer answer(@Nullable Document document, Instant deadline) {
		if (document == null) {
			return null;
		}
		Instant at = time(document, "at");
		return new Contest.Answer(Contest.Decision.valueOf(text(document, "decision")), text(document, "text"), at,
				!at.isBefore(deadline));
	}

	private static Instant time(Document document, String name) {
		return Objects.requireNonNull(document.getDate(name)).toInstant();
	}

	private static String text(Document document, String name) {
		return Objects.requireNonNull(document.getString(name));
	}

}
