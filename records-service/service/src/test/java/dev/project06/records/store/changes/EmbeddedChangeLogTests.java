package dev.project06.records.store.changes;

import dev.project06.local.store.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;

/** The kit on the embedded store. */
class EmbeddedChangeLogTests extends ChangeLogKit {

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	EmbeddedChangeLogTests() {
		super(STORE.connectionString());
	}

	@AfterAll
	static void close() {
		STORE.close();
	}

}
