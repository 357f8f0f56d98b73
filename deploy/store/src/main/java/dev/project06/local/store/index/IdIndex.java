package dev.project06.local.store.index;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import dev.project06.local.store.index.IndexScan.Positions;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index on {@code _id}. It is the map of the documents itself, so it costs nothing to
 * keep, and it can give every document.
 */
public final class IdIndex extends DocumentIndex {

	private static final String NAME = "_id_";

	private static final List<String> PATHS = List.of("_id");

	private final MVMap<byte[], byte[]> documents;

	/**
	 * The index of a collection.
	 * @param name how it is called
	 * @param documents the documents by position
	 */
	public IdIndex(String name, MVMap<byte[], byte[]> documents) {
		super(name, List.of(new IndexKey("_id", true)), false);
		this.documents = documents;
	}

	/**
	 * The way through the documents of a collection, in the order of their positions.
	 * @param documents the documents by position
	 * @param conditions what is asked of them
	 * @return the way
	 */
	public static IndexScan scan(MVMap<byte[], byte[]> documents, Conditions conditions) {
		return new ScanPlan(conditions, PATHS).over(NAME, documents, Positions.KEY, false, false);
	}

	@Override
	public IndexScan scan(Conditions conditions) {
		return scan(this.documents, conditions);
	}

	@Override
	void check(Document document, @Nullable Key position, MongoCollection<Key> collection) {
		Key added = getPosition(document);
		if (!added.equals(position) && this.documents.containsKey(added.bytes())) {
			throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
		}
	}

	@Override
	public void add(Document document, Key position, MongoCollection<Key> collection) {
	}

	@Override
	public void updateInPlace(Document oldDocument, Document newDocument, Key position,
			MongoCollection<Key> collection) {
	}

	@Override
	public Key remove(Document document) {
		return getPosition(document);
	}

	@Override
	public long getCount() {
		return this.documents.sizeAsLong();
	}

	@Override
	public boolean isUnique() {
		return true;
	}

	@Override
	public void drop() {
	}

}
