package dev.project06.records.store;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.Actor;
import dev.project06.records.ledger.Access;
import dev.project06.records.ledger.Entries;
import dev.project06.records.ledger.Entry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the ledger: an entry per document, whose {@code _id} is its place.
 */
final class LedgerEntries implements Entries {

	private final MongoCollection<Document> entries;

	LedgerEntries(MongoDatabase database) {
		this.entries = database.getCollection("ledger");
	}

	Mono<Boolean> prepare() {
		return Mono
			.from(this.entries
				.createIndex(Indexes.compoundIndex(Indexes.ascending("dossiers"), Indexes.descending("_id"))))
			.thenReturn(true);
	}

	@Override
	public Mono<Entry> last() {
		return Mono.from(this.entries.find(places(1, Long.MAX_VALUE)).sort(Sorts.descending("_id")).limit(1).first())
			.map(LedgerEntries::entry);
	}

	@Override
	public Mono<Integer> append(List<Entry> links) {
		return Mono.from(this.entries.insertMany(links.stream().map(LedgerEntries::document).toList()))
			.map((done) -> links.size())
			.onErrorResume(MongoBulkWriteException.class, (failure) -> lostRace(failure)
					? Mono.just(failure.getWriteErrors().getFirst().getIndex()) : Mono.error(failure));
	}

	private static boolean lostRace(MongoBulkWriteException failure) {
		return failure.getWriteConcernError() == null && failure.getWriteErrors().size() == 1
				&& failure.getWriteErrors().getFirst().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	@Override
	public Flux<Entry> range(long from, long to) {
		return Flux.from(this.entries.find(places(from, to)).sort(Sorts.ascending("_id")).batchSize(100))
			.map(LedgerEntries::entry);
	}

	@Override
	public Flux<Entry> about(Collection<String> dossiers, long below, int limit) {
		Bson named = (dossiers.size() == 1) ? Filters.eq("dossiers", dossiers.iterator().next())
				: Filters.in("dossiers", dossiers);
		return Flux
			.from(this.entries.find(Filters.and(named, Filters.lt("_id", below)))
				.sort(Sorts.descending("_id"))
				.limit(limit))
			.map(LedgerEntries::entry);
	}

	private static Bson places(long from, long to) {
		return Filters.and(Filters.gte("_id", from), Filters.lte("_id", to));
	}

	private static Document document(Entry entry) {
		Access access = entry.access();
		Document document = new Document("_id", entry.seq()).append("time", Date.from(entry.time()))
			.append("actor", actor(access.actor()))
			.append("kind", access.kind().name())
			.append("operation", access.operation());
		if (access.purpose() != null) {
			document.append("purpose", new Document("reason", access.purpose().reason()).append("legalBasis",
					access.purpose().legalBasis()));
		}
		document.append("dossiers", access.dossiers()).append("result", access.result());
		if (entry.traceId() != null) {
			document.append("traceId", entry.traceId());
		}
		return document.append("previous", entry.previous()).append("hash", entry.hash());
	}

	private static Document actor(Actor actor) {
		Document document = new Document("role", actor.role()).append("id", actor.id());
		return (actor.agency() != null) ? document.append("agency", actor.agency()) : document;
	}

	private static Entry entry(Document document) {
		Document actor = Objects.requireNonNull(document.get("actor", Document.class));
		Access access = new Access(new Actor(text(actor, "role"), actor.getString("agency"), text(actor, "id")),
				Access.Kind.valueOf(text(document, "kind")), text(document, "operation"),
				purpose(document.get("purpose", Document.class)), document.getList("dossiers", String.class),
				text(document, "result"));
		return new Entry(Objects.requireNonNull(document.getLong("_id")),
				Objects.requireNonNull(document.getDate("time")).toInstant(), access, document.getString("traceId"),
				text(document, "previous"), text(document, "hash"));
	}

	private static Access.@Nullable Purpose purpose(@Nullable Document purpose) {
		return (purpose != null) ? new Access.Purpose(text(purpose, "reason"), text(purpose, "legalBasis")) : null;
	}

	private static String text(Document document, String name) {
		return Objects.requireNonNull(document.getString(name));
	}

}
