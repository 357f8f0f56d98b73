package dev.project06.local.store.wire;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;

/**
 * What stands behind the wire.
 */
public interface Storage {

	/**
	 * Answers the commands.
	 * @return upstream's view of the store
	 */
	MongoBackend backend();

	/**
	 * Whether a command may change something.
	 * @param command its name
	 * @param query the whole of it
	 * @return whether it may
	 */
	boolean writes(String command, Document query);

	/**
	 * Puts what was changed into the file.
	 */
	void commit();

	/**
	 * Gives some unused room of the file back.
	 * @return whether there was any
	 */
	boolean tidy();

}
