package dev.project06.local.store.index;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An index of a collection whose documents lie at the key of their {@code _id}: the
 * position of a document is known without looking it up.
 */
public abstract sealed class DocumentIndex extends Index<Key> permits IdIndex, DeclaredIndex {

	DocumentIndex(String name, List<IndexKey> keys, boolean sparse) {
		super(name, keys, sparse);
	}

	/**
	 * The way through this index to the documents of a query.
	 * @param conditions what the query asks
	 * @return the way, or {@code null} when this index may lack some of them
	 */
	public abstract @Nullable IndexScan scan(Conditions conditions);

	@Override
	public final Key getPosition(Document document) {
		return Key.of(document.getOrMissing("_id"));
	}

	@Override
	public final boolean canHandle(Document query) {
		return scan(Conditions.of(query)) != null;
	}

	@Override
	public final Iterable<Key> getPositions(Document query) {
		IndexScan scan = scan(Conditions.of(query));
		if (scan == null) {
			throw new IllegalArgumentException("Not a query for " + this);
		}
		return scan.positions(1).toList();
	}

	@Override
	public final long getDataSize() {
		return getCount();
	}

	@Override
	public final void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
		check(newDocument, getPosition(oldDocument), collection);
	}

	@Override
	public final void checkAdd(Document document, MongoCollection<Key> collection) {
		check(document, null, collection);
	}

	/**
	 * Refuses a document that has a key of another one.
	 */
	abstract void check(Document document, @Nullable Key position, MongoCollection<Key> collection);

}
