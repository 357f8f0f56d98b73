package dev.project06.local.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreProcessTests {

	private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

	@TempDir
	private Path folder;

	@Test
	void keepsDocumentsAndIndexesOverARestart() {
		Path file = this.folder.resolve("data").resolve("store.db");
		try (EmbeddedStore store = EmbeddedStore.open(file, ANY);
				MongoClient client = MongoClients.create(store.connectionString())) {
			dossiers(client).createIndex(Indexes.ascending("holder"));
			dossiers(client).createIndex(Indexes.ascending("key"),
					new IndexOptions().unique(true).partialFilterExpression(Filters.exists("key")));
			dossiers(client).insertMany(List.of(new Document("_id", 1).append("holder", "h"),
					new Document("_id", 2).append("holder", "h").append("key", "k"),
					new Document("_id", 3).append("holder", "i")));
		}
		try (EmbeddedStore store = EmbeddedStore.open(file, ANY);
				MongoClient client = MongoClients.create(store.connectionString())) {
			assertThat(dossiers(client).find(Filters.eq("holder", "h")).map((document) -> document.get("_id")))
				.containsExactly(1, 2);
			assertThat(dossiers(client).listIndexes().map((index) -> index.getString("name")))
				.containsExactlyInAnyOrder("_id_", "holder_1", "key_1");
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> dossiers(client).insertOne(new Document("_id", 4).append("key", "k")));
			dossiers(client).insertOne(new Document("_id", 4).append("holder", "h"));
			assertThat(dossiers(client).countDocuments(Filters.eq("holder", "h"))).isEqualTo(3);
		}
	}

	@Test
	void letsOnlyTheOwnerReadItsFile() throws IOException {
		Path file = this.folder.resolve("store.db");
		try (EmbeddedStore store = EmbeddedStore.open(file, ANY)) {
			assertThat(store.connectionString()).startsWith("mongodb://127.0.0.1:");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		}
	}

	@Test
	void refusesAFileThatIsOpen() {
		Path file = this.folder.resolve("store.db");
		try (EmbeddedStore store = EmbeddedStore.open(file, ANY)) {
			assertThat(store.connectionString()).isNotEmpty();
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> EmbeddedStore.open(file, ANY))
				.withMessage("The store file " + file + " is in use by another process");
		}
	}

	@Test
	void refusesAnAddressThatIsTaken() {
		try (EmbeddedStore store = EmbeddedStore.inMemory()) {
			InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(),
					URI.create(store.connectionString()).getPort());
			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> EmbeddedStore.open(this.folder.resolve("store.db"), taken))
				.withMessageContaining(taken.getPort() + " is in use by another process");
		}
	}

	@Test
	void saysInOneLineWhyItDoesNotStart() throws Exception {
		Path file = this.folder.resolve("store.db");
		try (StoreChild store = StoreChild.start(file)) {
			assertThat(output(1, "--file", file.toString(), "--port", "0"))
				.containsExactly("The store file " + file + " is in use by another process");
			String port = String.valueOf(URI.create(store.connectionString()).getPort());
			assertThat(output(1, "--file", this.folder.resolve("other.db").toString(), "--port", port))
				.containsExactly("The address 127.0.0.1:" + port + " is in use by another process");
		}
		assertThat(output(2, "--colour", "red")).singleElement().asString().contains("unknown option --colour");
	}

	@Test
	void logsNothingOfADocument() throws Exception {
		Path file = this.folder.resolve("store.db");
		Path log = this.folder.resolve("log");
		Process process = StoreChild.command("--file", file.toString(), "--port", "0")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try (MongoClient client = MongoClients.create(StoreChild.awaitReady(log))) {
			dossiers(client).insertOne(new Document("_id", "secret-1").append("a", List.of("secret-2")));
			for (Document command : List.of(new Document("explain", "secret-3"), new Document("secret-4", 1),
					new Document("find", 3).append("filter", "secret-5"),
					new Document("update", "dossiers").append("updates", List.of(new Document("q", "secret-6"))),
					new Document("update", "dossiers").append("updates",
							List.of(new Document("q", new Document()).append("u",
									new Document("$push", new Document("_id", "secret-7"))))),
					new Document("insert", "dossiers").append("documents",
							List.of(new Document("_id", List.of("secret-8")))))) {
				assertThat(failureOf(client, command)).isNotEmpty();
			}
		}
		finally {
			process.destroy();
			process.onExit().join();
		}
		assertThat(Files.readString(log)).contains("Store ready").doesNotContain("secret");
	}

	private static String failureOf(MongoClient client, Document command) {
		try {
			return client.getDatabase("test").runCommand(command).toJson();
		}
		catch (MongoException ex) {
			return ex.toString();
		}
	}

	private static List<String> output(int exit, String... arguments) throws IOException, InterruptedException {
		Process process = StoreChild.command(arguments).redirectErrorStream(true).start();
		List<String> lines = new ArrayList<>(
				new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList());
		assertThat(process.waitFor()).isEqualTo(exit);
		return lines;
	}

	private static MongoCollection<Document> dossiers(MongoClient client) {
		return client.getDatabase("restart").getCollection("dossiers");
	}

}
