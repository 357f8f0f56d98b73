package dev.project06.local.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.project06.local.store.index.DeclaredIndex;
import dev.project06.local.store.index.DocumentIndex;
import dev.project06.local.store.index.Key;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection, sorted by {@code _id}. One thread at a time changes
 * it, others read meanwhile.
 */
final class StoreCollection extends AbstractMongoCollection<Key> {

	private final MVMap<byte[], byte[]> documents;

	private final List<DocumentIndex> documentIndexes = new CopyOnWriteArrayList<>();

	/** Not upstream's: that one remembers where it last matched, for the writer. */
	private final QueryMatcher matcher = new DefaultQueryMatcher();

	StoreCollection(StoreDatabase database, String name, CollectionOptions options, CursorRegistry cursors,
			MVMap<byte[], byte[]> documents) {
		super(database, name, options, cursors);
		this.documents = documents;
	}

	MVMap<byte[], byte[]> documents() {
		return this.documents;
	}

	List<DocumentIndex> documentIndexes() {
		return this.documentIndexes;
	}

	CursorRegistry cursors() {
		return this.cursorRegistry;
	}

	@Override
	protected boolean documentMatchesQuery(Document document, Document query) {
		return this.matcher.matches(document, query);
	}

	@Override
	protected QueryResult queryDocuments(Document query, @Nullable Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document fields) {
		return new DocumentSearch(this, query, orderBy, skip, limit).result(batchSize, fields);
	}

	@Override
	protected QueryResult matchDocuments(Document query, Document orderBy, int skip, int limit, int batchSize,
			Document fields) {
		return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
	}

	@Override
	public int count(@Nullable Document query, int skip, int limit) {
		long count = new DocumentSearch(this, (query != null) ? query : new Document(), null, 0, 0).count();
		long counted = Math.max(0, count - skip);
		return Math.toIntExact((limit > 0) ? Math.min(limit, counted) : counted);
	}

	/**
	 * What a client gets of documents.
	 */
	List<Document> project(List<Document> found, @Nullable Document fields) {
		return matchDocumentsFromStream(new Document(), found.stream(), 0, 0, 0, null, fields).collectDocuments();
	}

	@Override
	public void addIndex(Index<Key> index) {
		for (DocumentIndex existing : this.documentIndexes) {
			if (existing.getName().equals(index.getName())) {
				if (!existing.hasSameOptions(index)) {
					throw new IndexKeySpecsConflictException(index, existing);
				}
				return;
			}
		}
		getIndexes().add(index);
		this.documentIndexes.add((DocumentIndex) index);
	}

	/**
	 * Makes the entries of a new index.
	 */
	void fill(DeclaredIndex index) {
		try {
			index.clear();
			streamAllDocumentsWithPosition().forEach((found) -> {
				index.checkAdd(found.getDocument(), this);
				index.add(found.getDocument(), found.getPosition(), this);
			});
		}
		catch (MongoServerError ex) {
			index.clear();
			throw new IndexBuildFailedException(ex, this);
		}
	}

	@Override
	public void dropIndex(String indexName) {
		super.dropIndex(indexName);
		this.documentIndexes.removeIf((index) -> index.getName().equals(indexName));
	}

	/**
	 * Only descriptions of indexes are added this way.
	 */
	@Override
	public void addDocumentIfMissing(Document description) {
		Document same = new Document("ns", description.get("ns")).append("name", description.get("name"));
		if (count(same, 0, 1) == 0) {
			addDocument(description);
		}
	}

	@Override
	protected Key addDocumentInternal(Document document) {
		String idField = getIdField();
		Key position = Key.of((idField != null) ? document.getOrMissing(idField) : UUID.randomUUID());
		this.documents.put(position.bytes(), DocumentBytes.of(document));
		return position;
	}

	@Override
	protected @Nullable Document getDocument(Key position) {
		byte[] bytes = this.documents.get(position.bytes());
		return (bytes != null) ? DocumentBytes.read(bytes) : null;
	}

	@Override
	protected void removeDocument(Key position) {
		this.documents.remove(position.bytes());
	}

	@Override
	protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
		this.documents.put(position.bytes(), DocumentBytes.of(newDocument));
	}

	@Override
	protected @Nullable Key findDocumentPosition(Document document) {
		String idField = getIdField();
		if (idField == null) {
			return super.findDocumentPosition(document);
		}
		Key position = Key.of(document.getOrMissing(idField));
		return this.documents.containsKey(position.bytes()) ? position : null;
	}

	@Override
	protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
		Iterable<Map.Entry<byte[], byte[]>> entries = this.documents.entrySet();
		return StreamSupport.stream(entries.spliterator(), false)
			.map((entry) -> new DocumentWithPosition<>(DocumentBytes.read(entry.getValue()),
					Key.ofBytes(entry.getKey())));
	}

	@Override
	public int count() {
		return this.documents.size();
	}

	@Override
	protected boolean tracksDataSize() {
		return false;
	}

	@Override
	protected void updateDataSize(int sizeDelta) {
	}

	@Override
	protected int getDataSize() {
		long bytes = this.documents.values().stream().mapToLong((document) -> document.length).sum();
		return Math.clamp(bytes, 0, Integer.MAX_VALUE);
	}

}
