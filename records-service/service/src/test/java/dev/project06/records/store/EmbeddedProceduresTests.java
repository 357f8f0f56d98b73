package dev.project06.records.store;

import dev.project06.local.store.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;

/** The kit of procedures on the embedded store. */
class EmbeddedProceduresTests extends ProceduresKit {

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	EmbeddedProceduresTests() {
		super(STORE.connectionString());
	}

	@AfterAll
	static void close() {
		STORE.close();
	}

}
