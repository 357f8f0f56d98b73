package dev.project06.records.attachment;

import dev.project06.local.store.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;

/** The kit on the embedded store. */
class EmbeddedFileStoreTests extends FileStoreKit {

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	EmbeddedFileStoreTests() {
		super(STORE.connectionString());
	}

	@AfterAll
	static void close() {
		STORE.close();
	}

}
