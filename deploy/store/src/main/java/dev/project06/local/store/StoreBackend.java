package dev.project06.local.store;

import java.util.Set;
import java.util.TreeSet;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/**
 * All databases of a store file.
 */
final class StoreBackend extends AbstractMongoBackend {

	private static final int MOST_IN_BATCH = 1_000;

	private final StoreFile file;

	StoreBackend(StoreFile file) {
		this.file = file;
		Set<String> names = new TreeSet<>();
		for (String map : file.mapNames()) {
			if (map.startsWith(StoreDatabase.DOCUMENTS)) {
				names.add(map.substring(StoreDatabase.DOCUMENTS.length(), map.indexOf('.')));
			}
		}
		names.forEach(this::resolveDatabase);
	}

	@Override
	protected MongoDatabase openOrCreateDatabase(String name) {
		return new StoreDatabase(name, this.file, getCursorRegistry());
	}

	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		if (command.equals("getMore")) {
			query.putIfAbsent("batchSize", MOST_IN_BATCH);
		}
		boolean hello = command.equalsIgnoreCase("hello");
		Document answer = this.file
			.reading(() -> super.handleCommand(channel, database, hello ? "ismaster" : command, query));
		if (hello || command.equalsIgnoreCase("ismaster")) {
			answer.put("helloOk", true);
			answer.put("isWritablePrimary", true);
		}
		return answer;
	}

}
