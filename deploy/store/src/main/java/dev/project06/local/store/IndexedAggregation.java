package dev.project06.local.store;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.project06.local.store.index.Key;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation that begins with {@code $match} reads what an index gives, where
 * upstream reads the collection; drivers count documents that way.
 */
final class IndexedAggregation {

	private static final Document COUNT = new Document("_id", 1).append("n", new Document("$sum", 1));

	private final StoreDatabase database;

	private final Document command;

	private final List<Document> stages;

	IndexedAggregation(StoreDatabase database, Document command) {
		this.database = database;
		this.command = command;
		this.stages = Aggregation.parse(command.get("pipeline"));
		if (!this.stages.isEmpty() && this.stages.getFirst().containsKey("$changeStream")) {
			throw new MongoServerError(40573, "The $changeStream stage is only supported on replica sets");
		}
		if (command.get("cursor") != null) {
			command.put("cursor", new Document());
		}
	}

	/**
	 * The answer, or {@code null} when no index can help.
	 */
	@Nullable Document answer(DatabaseResolver databases, Oplog oplog) {
		if (this.stages.isEmpty() || !(this.stages.getFirst().get("$match") instanceof Document query)
				|| !(this.command.get("aggregate") instanceof String name)) {
			return null;
		}
		MongoCollection<Key> collection = this.database.resolveCollection(name, false);
		if (collection == null) {
			return null;
		}
		List<Document> rest = this.stages.subList(1, this.stages.size());
		if (rest.size() == 1 && COUNT.equals(rest.getFirst().get("$group"))) {
			int count = collection.count(query, 0, 0);
			return this.database.batch(name,
					(count > 0) ? List.of(new Document("_id", 1).append("n", count)) : List.of());
		}
		Aggregation aggregation = Aggregation.fromPipeline(rest, databases, this.database, collection, oplog);
		aggregation.validate(this.command);
		return this.database.batch(name, aggregation.runStages(collection.handleQueryAsStream(query)));
	}

}
