package dev.project06.records.store;

import dev.project06.local.store.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;

/** The kit on the embedded store. */
class EmbeddedStoreTests extends DossierStoreKit {

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	EmbeddedStoreTests() {
		super(STORE.connectionString());
	}

	@AfterAll
	static void close() {
		STORE.close();
	}

}
