package dev.project06.identity.ledger;

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
import dev.project06.identity.api.Purpose;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the chains: an entry per document, whose {@code _id} is sandbox and place, so
 * that no place is taken twice.
 */
@Component
public class EntryStore implements Prepared {

	private final MongoCollection<Document> entries;

	EntryStore(MongoDatabase database) {
		this.entries = database.getCollection("ledger");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono
			.from(this.entries.createIndex(
					Indexes.compoundIndex(Indexes.ascending("sandbox", "subjects"), Indexes.descending("seq"))))
			.then();
	}

	/** The last entry of a chain; nothing when there is none. */
	Mono<Entry> last(String sandbox) {
		return Mono
			.from(this.entries.find(places(sandbox, 1, Long.MAX_VALUE)).sort(Sorts.descending("_id")).limit(1).first())
			.map(EntryStore::entry);
	}

	/**
	 * Writes entries in their order, up to the first whose place somebody else took.
	 * @return how many are kept
	 */
	Mono<Integer> append(List<Entry> links) {
		return Mono.from(this.entries.insertMany(links.stream().map(EntryStore::document).toList()))
			.map((done) -> links.size())
			.onErrorResume(MongoBulkWriteException.class, (failure) -> lostRace(failure)
					? Mono.just(failure.getWriteErrors().getFirst().getIndex()) : Mono.error(failure));
	}

	private static boolean lostRace(MongoBulkWriteException failure) {
		return failure.getWriteConcernError() == null && failure.getWriteErrors().size() == 1
				&& failure.getWriteErrors().getFirst().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	/** The entries from one place to another, both included. */
	Flux<Entry> range(String sandbox, long from, long to) {
		return Flux.from(this.entries.find(places(sandbox, from, to)).sort(Sorts.ascending("_id")).batchSize(100))
			.map(EntryStore::entry);
	}

	/**
	 * What concerns a person, newest first.
	 * @param sandbox where
	 * @param subject the sealed number
	 * @param below the place that the entries stand before
	 * @param skip how many to leave out
	 * @param limit how many at most
	 * @return the entries
	 */
	public Flux<Entry> about(String sandbox, String subject, long below, int skip, int limit) {
		return Flux
			.from(this.entries.find(Filters.and(Filters.eq("sandbox", sandbox), Filters.eq("subjects", subject),
					Filters.lt("seq", below)))
				.sort(Sorts.descending("seq"))
				.skip(skip)
				.limit(limit))
			.map(EntryStore::entry);
	}

	/**
	 * One entry, if it concerns the person.
	 * @param sandbox where
	 * @param subject the sealed number
	 * @param seq its place
	 * @return the entry, or nothing
	 */
	public Mono<Entry> about(String sandbox, String subject, long seq) {
		return Mono
			.from(this.entries
				.find(Filters.and(Filters.eq("_id", place(sandbox, seq)), Filters.eq("subjects", subject)))
				.first())
			.map(EntryStore::entry);
	}

	private static Bson places(String sandbox, long from, long to) {
		return Filters.and(Filters.gte("_id", place(sandbox, from)), Filters.lte("_id", place(sandbox, to)));
	}

	private static String place(String sandbox, long seq) {
		return "%s/%019d".formatted(sandbox, seq);
	}

	private static Document document(Entry entry) {
		Document document = new Document("_id", place(entry.sandbox(), entry.seq())).append("sandbox", entry.sandbox())
			.append("seq", entry.seq())
			.append("time", Date.from(entry.time()))
			.append("actor", entry.actor());
		if (entry.agency() != null) {
			document.append("agency", entry.agency());
		}
		document.append("operation", entry.operation().name());
		if (entry.purpose() != null) {
			document.append("purpose", document(entry.purpose()));
		}
		document.append("subjects", entry.subjects()).append("fields", entry.fields()).append("result", entry.result());
		if (entry.requestId() != null) {
			document.append("requestId", entry.requestId());
		}
		return document.append("previous", entry.previous()).append("hash", entry.hash());
	}

	private static Document document(Purpose purpose) {
		Document document = new Document("procedure", purpose.procedure()).append("legalBasis", purpose.legalBasis());
		return (purpose.dossier() != null) ? document.append("dossier", purpose.dossier()) : document;
	}

	private static Entry entry(Document document) {
		Document purpose = document.get("purpose", Document.class);
		return new Entry(text(document, "sandbox"), Objects.requireNonNull(document.getLong("seq")),
				Objects.requireNonNull(document.getDate("time")).toInstant(), text(document, "actor"),
				document.getString("agency"), Disclosure.Operation.valueOf(text(document, "operation")),
				(purpose != null) ? new Purpose(text(purpose, "procedure"), text(purpose, "legalBasis"),
						purpose.getString("dossier")) : null,
				document.getList("subjects", String.class), document.getList("fields", String.class),
				text(document, "result"), document.getString("requestId"), text(document, "previous"),
				text(document, "hash"));
	}

	private static String text(Document document, String name) {
		return Objects.requireNonNull(document.getString(name));
	}

}
