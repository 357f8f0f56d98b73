package dev.project06.records.store.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.store.Unsent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the order of changes must hold to, whatever the store is.
 */
abstract class ChangeLogKit {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

	private static final Selection EVERYTHING = new Selection(null, null);

	private final MongoClient client;

	private final MongoClient otherClient;

	private final MongoDatabase database;

	/** Two instances of the service on one store. */
	private final ChangeLog log;

	private final ChangeLog otherLog;

	ChangeLogKit(String connection) {
		String name = "kit" + UUID.randomUUID().toString().substring(0, 8);
		this.client = MongoClients.create(connection);
		this.otherClient = MongoClients.create(connection);
		this.database = this.client.getDatabase(name);
		this.log = new ChangeLog(this.database, Clock.fixed(NOW, ZoneOffset.UTC));
		this.otherLog = new ChangeLog(this.otherClient.getDatabase(name), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@AfterEach
	void leavesNothing() {
		Mono.from(this.database.drop()).block(PATIENCE);
		this.client.close();
		this.otherClient.close();
	}

	@Test
	void isEmptyAtFirst() {
		assertThat(get(this.log.end())).isZero();
		assertThat(all(EVERYTHING)).isEmpty();
		assertThat(get(this.log.before(NOW))).isZero();
	}

	@Test
	void keepsAChangeWithoutThePseudonymOfTheHolder() {
		append(dossier("H26-261122-0001", "H26", 1));
		Change change = all(EVERYTHING).getFirst();
		assertThat(change).isEqualTo(new Change(1, "H26-261122-0001", 1, false, "dev.project06.dossier.submitted.v1",
				List.of("H26"), NOW, NOW, change.data()));
		assertThat(change.data()).contains("\"dossier\":\"H26-261122-0001\"", "\"link\":\"VERIFIED\"")
			.doesNotContain("holder", SomeEvents.HOLDER);
		assertThat(get(this.log.at(1))).isEqualTo(change);
	}

	@Test
	void whatIsPublishedTwiceStandsOnce() {
		append(dossier("H26-261122-0001", "H26", 1, 2));
		append(dossier("H26-261122-0001", "H26", 2, 3), dossier("H26-261122-0002", "H26", 1));
		append(dossier("H26-261122-0001", "H26", 1, 2, 3));
		assertThat(all(EVERYTHING)).extracting(Change::id)
			.containsExactly("H26-261122-0001#1", "H26-261122-0001#2", "H26-261122-0001#3", "H26-261122-0002#1");
		assertThat(get(this.log.end())).isEqualTo(4);
	}

	@Test
	void aHandOverIsToldToWhoGivesAndToWhoReceivesAndWhatFollowsToOneOnly() {
		append(dossier("H26-261122-0001", "H26", 1));
		append(dossier("H26-261122-0001", "G01", 2), dossier("H26-261122-0001", "G01", 3));
		assertThat(all(EVERYTHING)).extracting(Change::agencies)
			.containsExactly(List.of("H26"), List.of("G01", "H26"), List.of("G01"));
		assertThat(all(agencies("H26"))).extracting(Change::sequence).containsExactly(1L, 2L);
		assertThat(all(agencies("G01"))).extracting(Change::sequence).containsExactly(2L, 3L);
		assertThat(all(agencies("G01", "H26"))).extracting(Change::sequence).containsExactly(1L, 2L, 3L);
		assertThat(all(agencies("H29"))).isEmpty();
	}

	@Test
	void aChangeIsMarkedWhoseForerunnerIsMissing() {
		append(dossier("H26-261122-0009", "H26", 1));
		append(dossier("H26-261122-0001", "H26", 2));
		append(dossier("H26-261122-0001", "H26", 1));
		append(dossier("H26-261122-0001", "H26", 3));
		assertThat(all(EVERYTHING)).extracting(Change::early).containsExactly(false, true, false, false);
		assertThat(get(this.log.holds("H26-261122-0001", 1, 2))).isFalse();
		assertThat(get(this.log.holds("H26-261122-0001", 1, 3))).isTrue();
		assertThat(get(this.log.holds("H26-261122-0001", 4, 9))).isFalse();
	}

	@Test
	void aDossierOlderThanTheLogBeginsWhereverItIs() {
		append(dossier("H26-261122-0009", "H26", 1));
		append(SomeEvents.of("H26-261122-0001", "H26", NOW.minusSeconds(1), 7));
		assertThat(all(EVERYTHING)).extracting(Change::early).containsOnly(false);
	}

	@Test
	void timesFindTheirPlaceAndNothingLaterIsLeftOut() {
		append(SomeEvents.of("H26-261122-0001", "H26", NOW.minusSeconds(50), 1));
		append(SomeEvents.of("H26-261122-0002", "H26", NOW.plusSeconds(50), 1));
		append(SomeEvents.of("H26-261122-0003", "H26", NOW.plusSeconds(10), 1));
		assertThat(get(this.log.before(NOW.minusSeconds(60)))).isZero();
		assertThat(get(this.log.before(NOW))).isZero();
		assertThat(get(this.log.before(NOW.plusSeconds(1)))).isEqualTo(1);
		assertThat(get(this.log.before(NOW.plusSeconds(50)))).isEqualTo(1);
		assertThat(get(this.log.before(NOW.plusSeconds(51)))).isEqualTo(3);
	}

	@Test
	void readsOnlySomeKindsAndSoMany() {
		append(dossier("H26-261122-0001", "H26", 1, 2, 3), dossier("H26-261122-0002", "H26", 1, 2));
		Selection processed = new Selection(Set.of("H26"), Set.of("dev.project06.dossier.processed.v1"));
		assertThat(all(processed)).extracting(Change::position).containsExactly(2L, 3L, 5L);
		assertThat(get(this.log.read(processed, 2, 5, 1).collectList())).extracting(Change::position)
			.containsExactly(3L);
		assertThat(get(this.log.read(processed, 2, 4, 9).collectList())).extracting(Change::position)
			.containsExactly(3L);
	}

	/**
	 * Writers on both instances add what relays would: each dossier's changes in their
	 * order, often twice, often cut off after some. Meanwhile readers follow with
	 * cursors.
	 */
	@RepeatedTest(12)
	void whoeverReadsMeanwhileGetsEachChangeOnceAndEachDossierInOrder(RepetitionInfo world) {
		Random random = new Random(world.getCurrentRepetition());
		Map<String, Integer> dossiers = IntStream.range(0, 5 + random.nextInt(20))
			.boxed()
			.collect(Collectors.toMap((number) -> "H26-261122-%04d".formatted(number),
					(number) -> 1 + random.nextInt(9)));
		AtomicBoolean written = new AtomicBoolean();
		Mono<Void> writers = Flux.range(0, 6)
			.flatMap((writer) -> writer(new Random(random.nextLong()), (writer % 2 == 0) ? this.log : this.otherLog,
					dossiers)
				.subscribeOn(Schedulers.parallel()))
			.then(Mono.fromRunnable(() -> written.set(true)));
		List<List<Change>> readers = Collections.synchronizedList(new ArrayList<>());
		Mono<Void> reading = Flux.range(0, 4)
			.flatMap((reader) -> reader((reader % 2 == 0) ? this.log : this.otherLog, 1 + random.nextInt(7), written)
				.doOnNext(readers::add))
			.then();
		Mono.when(writers, reading).block(PATIENCE);

		assertThat(readers).hasSize(4);
		Set<String> expected = dossiers.entrySet()
			.stream()
			.flatMap((one) -> LongStream.rangeClosed(1, one.getValue())
				.mapToObj((sequence) -> Change.id(one.getKey(), sequence)))
			.collect(Collectors.toSet());
		for (List<Change> read : readers) {
			assertThat(read).extracting(Change::id)
				.doesNotHaveDuplicates()
				.containsExactlyInAnyOrderElementsOf(expected);
			assertThat(read).extracting(Change::position)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, expected.size()).boxed().toList());
			assertThat(read).noneMatch(Change::early);
			read.stream()
				.collect(Collectors.groupingBy(Change::dossier))
				.forEach((dossier, changes) -> assertThat(changes).as(dossier)
					.isSortedAccordingTo(java.util.Comparator.comparing(Change::sequence)));
		}
	}

	private Mono<Void> writer(Random random, ChangeLog instance, Map<String, Integer> dossiers) {
		List<List<Unsent>> batches = new ArrayList<>();
		Map<String, Integer> sent = new java.util.HashMap<>();
		while (!sent.equals(dossiers)) {
			List<Unsent> batch = new ArrayList<>();
			dossiers.forEach((dossier, last) -> {
				int from = sent.getOrDefault(dossier, 0);
				if (from < last && random.nextInt(3) > 0) {
					int to = from + 1 + random.nextInt(last - from);
					// Sometimes with what was published before and not taken out
					int again = 1 + random.nextInt(from + 1);
					batch.add(dossier(dossier, "H26", LongStream.rangeClosed(again, to).toArray()));
					sent.put(dossier, to);
				}
			});
			Collections.shuffle(batch, random);
			batches.add(batch);
		}
		return Flux.fromIterable(batches).filter((batch) -> !batch.isEmpty()).concatMap(instance::append).then();
	}

	private static Mono<List<Change>> reader(ChangeLog instance, int limit, AtomicBoolean written) {
		List<Change> read = new ArrayList<>();
		AtomicBoolean last = new AtomicBoolean();
		return Mono.defer(() -> {
			boolean before = written.get();
			long after = read.isEmpty() ? 0 : read.getLast().position();
			return instance.end()
				.flatMap((end) -> instance.read(EVERYTHING, after, end, limit).collectList())
				.doOnNext((found) -> {
					read.addAll(found);
					last.set(before && found.isEmpty());
				});
		}).repeat(() -> !last.get()).then(Mono.just(read));
	}

	private void append(Unsent... published) {
		this.log.append(List.of(published)).block(PATIENCE);
	}

	private static Unsent dossier(String code, String agency, long... sequences) {
		return SomeEvents.of(code, agency, NOW, sequences);
	}

	private static Selection agencies(String... agencies) {
		return new Selection(Set.of(agencies), null);
	}

	private List<Change> all(Selection selection) {
		return get(this.otherLog.end().flatMap((end) -> this.otherLog.read(selection, 0, end, 100).collectList()));
	}

	private static <T> T get(Mono<T> mono) {
		return Objects.requireNonNull(mono.block(PATIENCE));
	}

}
