package dev.project06.local.store;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;

/**
 * Which commands there are, which of them write, and what they may not ask for.
 */
final class CommandRules {

	/** As many documents as MongoDB gives at first to who does not say how many. */
	static final int FIRST_BATCH = 101;

	private static final Set<String> WRITING = names("insert", "update", "delete", "findAndModify", "create",
			"createIndexes", "drop", "dropIndexes", "dropDatabase", "renameCollection");

	private static final Set<String> READING = names("find", "count", "aggregate", "distinct", "listCollections",
			"listIndexes", "dbstats", "collstats", "validate", "explain");

	private CommandRules() {
	}

	private static Set<String> names(String... names) {
		Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		set.addAll(List.of(names));
		return set;
	}

	/**
	 * Whether a command may change something.
	 */
	static boolean writes(String command, Document query) {
		return WRITING.contains(command)
				|| (command.equalsIgnoreCase("aggregate") && query.get("pipeline") instanceof Collection<?> stages
						&& stages.stream()
							.anyMatch((stage) -> stage instanceof Document document
									&& (document.containsKey("$out") || document.containsKey("$merge"))));
	}

	/**
	 * Refuses what this store does not do, rather than do something else.
	 * @return the command in lower case
	 */
	static String check(String command, Document query) {
		if (!WRITING.contains(command) && !READING.contains(command)) {
			throw new NoSuchCommandException(command);
		}
		if (query.containsKey("startTransaction") || query.containsKey("autocommit")) {
			throw new MongoServerError(ErrorCode.IllegalOperation,
					"Transaction numbers are only allowed on a replica set member or mongos");
		}
		if (query.get("update") instanceof List || (query.get("updates") instanceof Collection<?> updates
				&& updates.stream().anyMatch((update) -> ((Document) update).get("u") instanceof List))) {
			throw new MongoServerError(238, "NotImplemented", "Updates by a pipeline are not implemented");
		}
		return command.toLowerCase(Locale.ROOT);
	}

}
