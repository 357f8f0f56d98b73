package dev.project06.identity.ledger;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.local.store.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	private static final MongoClient CLIENT = MongoClients.create(STORE.connectionString());

	private static final MongoDatabase DATABASE = CLIENT.getDatabase("chains");

	@AfterAll
	static void close() {
		CLIENT.close();
		STORE.close();
	}

	@Test
	void severalInstancesMakeOneChainWithoutGapsLossesOrDoubles() {
		EntryStore store = new EntryStore(DATABASE);
		List<Chain> instances = List.of(new Chain("many", store), new Chain("many", store), new Chain("many", store));
		StepVerifier
			.create(Flux.range(0, 3000)
				.flatMap((i) -> instances.get(i % 3).append(use("many", "r" + i), List.of("s" + i % 7)), 300))
			.expectComplete()
			.verify(PATIENCE);
		List<Entry> entries = entries(store, "many");
		assertThat(entries).extracting(Entry::requestId)
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3000).mapToObj((i) -> "r" + i).toList());
		String previous = Entry.GENESIS;
		for (int i = 0; i < entries.size(); i++) {
			Entry entry = entries.get(i);
			assertThat(entry.seq()).isEqualTo(i + 1);
			assertThat(entry.previous()).isEqualTo(previous);
			assertThat(entry).isEqualTo(Entry.of(new Disclosure(at(entry), entry.actor(), null, entry.operation(), null,
					List.of(), entry.fields(), entry.result(), entry.requestId()), entry.subjects(), i + 1, previous));
			previous = entry.hash();
		}
	}

	@Test
	void aBatchThatLosesTheRaceHalfwayLosesAndDoublesNothing() {
		EntryStore store = new EntryStore(DATABASE);
		Chain chain = new Chain("race", store);
		StepVerifier.create(chain.append(use("race", "r1"), List.of())).expectComplete().verify(PATIENCE);
		Entry foreign = Entry.of(use("race", "foreign"), List.of(), 4, Entry.GENESIS);
		StepVerifier.create(store.append(List.of(foreign))).expectNext(1).expectComplete().verify(PATIENCE);
		StepVerifier
			.create(Flux.range(2, 5).flatMap((i) -> chain.append(use("race", "r" + i), List.of()).thenReturn(i)))
			.expectNextCount(5)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(entries(store, "race")).extracting(Entry::requestId)
			.containsExactly("r1", "r2", "r3", "foreign", "r4", "r5", "r6");
	}

	@Test
	void aStoreThatIsAwayIsToldToEveryCallerAndTheChainGoesOnAfterwards(@TempDir Path folder) {
		EmbeddedStore first = EmbeddedStore.open(folder.resolve("store"),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		String address = first.connectionString();
		try (MongoClient client = MongoClients.create(address + "/?serverSelectionTimeoutMS=500")) {
			EntryStore store = new EntryStore(client.getDatabase("chains"));
			Chain chain = new Chain("away", store);
			StepVerifier.create(chain.append(use("away", "before"), List.of())).expectComplete().verify(PATIENCE);
			first.close();
			StepVerifier
				.create(Flux.range(0, 20)
					.flatMap((i) -> chain.append(use("away", "lost"), List.of())
						.thenReturn("kept")
						.onErrorResume(MongoException.class, (failure) -> Mono.just("refused"))))
				.expectNextSequence(java.util.Collections.nCopies(20, "refused"))
				.expectComplete()
				.verify(PATIENCE);
			int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
			try (EmbeddedStore second = EmbeddedStore.open(folder.resolve("store"),
					new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
				assertThat(second.connectionString()).isEqualTo(address);
				StepVerifier.create(chain.append(use("away", "after"), List.of()).retry(20))
					.expectComplete()
					.verify(PATIENCE);
				assertThat(entries(store, "away")).extracting(Entry::requestId).containsExactly("before", "after");
			}
		}
	}

	@Test
	void whatConcernsAPersonIsFoundNewestFirst() {
		EntryStore store = new EntryStore(DATABASE);
		StepVerifier.create(store.prepare().then(store.prepare())).expectComplete().verify(PATIENCE);
		Chain chain = new Chain("about", store);
		StepVerifier
			.create(Flux.range(1, 9)
				.concatMap((i) -> chain.append(use("about", "r" + i),
						(i % 3 == 0) ? List.of("other", "me") : List.of("other"))))
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(store.about("about", "me", Long.MAX_VALUE, 0, 2).map(Entry::seq))
			.expectNext(9L, 6L)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(store.about("about", "me", 6, 0, 2).map(Entry::seq))
			.expectNext(3L)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(store.about("about", "me", Long.MAX_VALUE, 1, 1).map(Entry::seq))
			.expectNext(6L)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(store.about("about", "me", 2)).expectComplete().verify(PATIENCE);
		StepVerifier.create(store.about("else", "me", Long.MAX_VALUE, 0, 9)).expectComplete().verify(PATIENCE);
	}

	@Test
	void theStoreHoldsNoMoreThanTheEntry() {
		EntryStore store = new EntryStore(DATABASE);
		StepVerifier.create(new Chain("keys", store).append(use("keys", "r"), List.of("s")))
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(DATABASE.getCollection("ledger").find(new Document("sandbox", "keys")))
			.assertNext((document) -> assertThat(document).containsOnlyKeys("_id", "sandbox", "seq", "time", "actor",
					"operation", "subjects", "fields", "result", "requestId", "previous", "hash"))
			.expectComplete()
			.verify(PATIENCE);
	}

	private static List<Entry> entries(EntryStore store, String sandbox) {
		return Objects.requireNonNull(store.range(sandbox, 1, Long.MAX_VALUE).collectList().block(PATIENCE));
	}

	private static Disclosure use(String sandbox, String requestId) {
		return new Disclosure(new Sandbox(sandbox, null, Clock.systemUTC(), Faults.NONE), "actor", null,
				Disclosure.Operation.CONFIRM, null, List.of(), List.of("citizenId"), "MATCH", requestId);
	}

	private static Sandbox at(Entry entry) {
		return new Sandbox(entry.sandbox(), null, Clock.fixed(entry.time(), java.time.ZoneOffset.UTC), Faults.NONE);
	}

}
