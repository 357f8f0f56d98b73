package dev.project06.local.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import dev.project06.local.store.index.Conditions;
import dev.project06.local.store.index.IdIndex;
import dev.project06.local.store.index.IndexScan;
import dev.project06.local.store.index.Key;
import dev.project06.local.store.index.ScanChoice;
import dev.project06.local.store.index.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * One search in a collection. Never more documents are in memory than one batch: what is
 * sorted or comes later is kept as positions.
 */
final class DocumentSearch {

	private final StoreCollection collection;

	private final Document query;

	private final SortOrder order;

	private final int skip;

	private final int limit;

	private final ScanChoice choice;

	private long examined;

	DocumentSearch(StoreCollection collection, Document query, @Nullable Document orderBy, int skip, int limit) {
		this.collection = collection;
		this.query = query;
		this.skip = skip;
		this.limit = limit;
		this.order = new SortOrder((orderBy != null) ? orderBy : new Document());
		Conditions conditions = Conditions.of(query);
		this.choice = ScanChoice.of(IdIndex.scan(collection.documents(), conditions), collection.documentIndexes(),
				conditions, this.order, (limit > 0) ? (long) skip + limit : 0);
	}

	long count() {
		return (this.choice.scan().exact() && !this.choice.scan().repeats()) ? this.choice.scan().size()
				: matches().count();
	}

	/**
	 * What is found.
	 * @param batchSize the size of the first batch; 0 for everything at once
	 * @param fields what the client wants of each document
	 */
	QueryResult result(int batchSize, @Nullable Document fields) {
		List<Document> first = new ArrayList<>();
		List<Key> rest = new ArrayList<>();
		ordered().forEachOrdered((found) -> {
			Document document = (batchSize <= 0 || first.size() < batchSize) ? found.whole(this.collection) : null;
			if (document != null) {
				first.add(document);
			}
			else {
				rest.add(found.position());
			}
		});
		List<Document> projected = this.collection.project(first, fields);
		if (rest.isEmpty()) {
			return new QueryResult(projected);
		}
		PositionCursor cursor = new PositionCursor(this.collection.cursors().generateCursorId(), rest, this.collection,
				fields);
		this.collection.cursors().add(cursor);
		return new QueryResult(projected, cursor);
	}

	/**
	 * How it is done, and how many documents it reads.
	 * @return {@code queryPlanner} and {@code executionStats}, as MongoDB names them
	 */
	Document explain() {
		IndexScan scan = this.choice.scan();
		Document plan = scan.everything() ? new Document("stage", "COLLSCAN") : new Document("stage", "FETCH")
			.append("inputStage", new Document("stage", "IXSCAN").append("indexName", scan.name()));
		if (this.choice.direction() == 0) {
			plan = new Document("stage", "SORT").append("inputStage", plan);
		}
		long found = ordered().count();
		return new Document("queryPlanner", new Document("winningPlan", plan)).append("executionStats",
				new Document("nReturned", found).append("totalDocsExamined", this.examined));
	}

	private Stream<Found> ordered() {
		Stream<Found> found = matches();
		if (this.choice.direction() == 0) {
			found = found.map((match) -> match.sortedBy(this.order))
				.sorted(Comparator.comparing(Found::sortedBy, this.order));
		}
		found = found.skip(this.skip);
		return (this.limit > 0) ? found.limit(this.limit) : found;
	}

	private Stream<Found> matches() {
		return this.choice.positions()
			.map(this::find)
			.filter(Objects::nonNull)
			.filter((found) -> this.collection.documentMatchesQuery(found.document(), this.query));
	}

	private @Nullable Found find(Key position) {
		this.examined++;
		Document document = this.collection.getDocument(position);
		return (document != null) ? new Found(position, document, List.of()) : null;
	}

	/**
	 * A document that matches.
	 *
	 * @param position where it lies
	 * @param document its content, empty while it is sorted
	 * @param sortedBy what it is sorted by, empty when it is not
	 */
	private record Found(Key position, Document document, List<Key> sortedBy) {

		private static final Document LEFT_OUT = new Document();

		private Found sortedBy(SortOrder order) {
			return new Found(this.position, LEFT_OUT, order.keysOf(this.document));
		}

		private @Nullable Document whole(StoreCollection collection) {
			return this.sortedBy.isEmpty() ? this.document : collection.getDocument(this.position);
		}

	}

}
