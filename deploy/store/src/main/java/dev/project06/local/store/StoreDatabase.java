package dev.project06.local.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.project06.local.store.index.DeclaredIndex;
import dev.project06.local.store.index.IdIndex;
import dev.project06.local.store.index.Key;
import io.netty.channel.Channel;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * One database of the store: its collections and indexes, each a map in the file.
 */
final class StoreDatabase extends AbstractMongoDatabase<Key> {

	static final String DOCUMENTS = "documents:";

	private static final String INDEX = "index:";

	private final StoreFile file;

	/**
	 * What is being declared; a first index makes the collection, and so another index.
	 */
	private @Nullable Document declared;

	StoreDatabase(String name, StoreFile file, CursorRegistry cursors) {
		super(name, cursors);
		this.file = file;
		initializeNamespacesAndIndexes();
	}

	@Override
	public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases,
			Oplog oplog) {
		return switch (CommandRules.check(command, query)) {
			case "find" -> {
				query.putIfAbsent("batchSize", CommandRules.FIRST_BATCH);
				yield super.handleCommand(channel, command, query, databases, oplog);
			}
			case "explain" -> explain(query);
			case "aggregate" -> {
				Document answer = new IndexedAggregation(this, query).answer(databases, oplog);
				yield (answer != null) ? answer : super.handleCommand(channel, command, query, databases, oplog);
			}
			default -> super.handleCommand(channel, command, query, databases, oplog);
		};
	}

	/** How a find is done, in the shape and the words of MongoDB. */
	private Document explain(Document command) {
		if (!(command.get("explain") instanceof Document find) || !(find.get("find") instanceof String name)) {
			throw new MongoServerError(ErrorCode.BadValue, "Only a find is explained");
		}
		StoreCollection collection = (StoreCollection) resolveCollection(name, true);
		Document query = (find.get("filter") instanceof Document filter) ? filter : new Document();
		return new DocumentSearch(collection, query, (Document) find.get("sort"), number(find.get("skip")),
				number(find.get("limit")))
			.explain()
			.append("ok", 1.0);
	}

	private static int number(@Nullable Object value) {
		return (value instanceof Number number) ? number.intValue() : 0;
	}

	/** Only clients older than any supported ask for it. */
	@Override
	protected void clearLastStatus(Channel channel) {
	}

	@Override
	protected void putLastResult(Channel channel, Document result) {
	}

	@Override
	protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
		return new StoreCollection(this, name, options, this.cursorRegistry,
				this.file.map(DOCUMENTS + getFullCollectionNamespace(name)));
	}

	@Override
	protected void addIndex(Document description) {
		Document outer = this.declared;
		this.declared = description;
		try {
			super.addIndex(description);
		}
		finally {
			this.declared = outer;
		}
	}

	@Override
	protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
		return openOrCreateIndex(collection, name, keys);
	}

	@Override
	protected Index<Key> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
			boolean sparse) {
		return openOrCreateIndex(collection, name, keys);
	}

	private Index<Key> openOrCreateIndex(String collectionName, String name, List<IndexKey> keys) {
		StoreCollection collection = (StoreCollection) resolveCollection(collectionName, true);
		if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
			return new IdIndex(name, collection.documents());
		}
		Document known = description(collectionName, name);
		Document options = (this.declared != null) ? this.declared : known;
		MVMap<byte[], byte[]> entries = this.file.map(indexMap(collectionName, name));
		DeclaredIndex index = new DeclaredIndex(name, keys, (options != null) ? options : new Document(), entries,
				collection.documents());
		if (known == null) {
			collection.fill(index);
		}
		return index;
	}

	private @Nullable Document description(String collectionName, String indexName) {
		MongoCollection<Key> descriptions = this.indexes.get();
		if (descriptions == null) {
			return null;
		}
		Document query = new Document("ns", getFullCollectionNamespace(collectionName)).append("name", indexName);
		return descriptions.handleQueryAsStream(query).findFirst().orElse(null);
	}

	private String indexMap(String collectionName, String indexName) {
		return INDEX + getFullCollectionNamespace(collectionName) + ":" + indexName;
	}

	@Override
	protected void dropIndex(MongoCollection<Key> collection, String indexName) {
		super.dropIndex(collection, indexName);
		this.file.removeMap(indexMap(collection.getCollectionName(), indexName));
	}

	@Override
	public void dropCollection(String collectionName, Oplog oplog) {
		super.dropCollection(collectionName, oplog);
		this.file.removeMap(DOCUMENTS + getFullCollectionNamespace(collectionName));
	}

	@Override
	public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
		Map<String, String> names = new HashMap<>();
		names.put(DOCUMENTS + collection.getFullName(), DOCUMENTS + getFullCollectionNamespace(newName));
		collection.getIndexes()
			.forEach((index) -> names.put(INDEX + collection.getFullName() + ":" + index.getName(),
					indexMap(newName, index.getName())));
		super.moveCollection(oldDatabase, collection, newName);
		names.forEach(this.file::renameMap);
	}

	@Override
	protected long getFileSize() {
		return this.file.bytes();
	}

	@Override
	protected long getStorageSize() {
		return this.file.bytes();
	}

	Document batch(String collectionName, List<Document> documents) {
		Document cursor = new Document("id", 0L).append("ns", getFullCollectionNamespace(collectionName))
			.append("firstBatch", documents);
		return new Document("cursor", cursor).append("ok", 1.0);
	}

}
