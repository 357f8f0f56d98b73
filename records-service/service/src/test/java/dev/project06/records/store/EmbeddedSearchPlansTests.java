package dev.project06.records.store;

import dev.project06.local.store.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;

/** The plans of the embedded store. */
class EmbeddedSearchPlansTests extends SearchPlansKit {

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	EmbeddedSearchPlansTests() {
		super(STORE.connectionString());
	}

	@AfterAll
	static void stop() {
		STORE.close();
	}

}
