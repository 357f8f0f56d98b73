package dev.project06.records.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
import dev.project06.local.store.EmbeddedStore;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Holder;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Keysets;
import dev.project06.records.encryption.Secret;
import dev.project06.records.encryption.StaleKeysetsException;
import dev.project06.records.person.NumberErasedException;
import dev.project06.records.person.Claim;
import dev.project06.records.person.Claims;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.ForeignKeysetsException;
import dev.project06.records.store.KeysetMark;
import dev.project06.records.store.Person;
import dev.project06.records.store.ClaimStore;
import dev.project06.records.store.Persons;
import dev.project06.records.store.Rotation;
import dev.project06.records.store.RotationRunningException;
import dev.project06.records.store.Rotations;
import dev.project06.testing.AllowedLog;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Several instances on one store and one file, with nothing between them but those. */
@AllowedLog(logger = "org.mongodb.driver.connection", message = "Callback onResult call produced an error",
		because = "what a killed instance has asked for is answered after it")
class RotationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration REFRESH = Duration.ofMillis(50);

	private static final Duration LEASE = Duration.ofMillis(700);

	private static final Rotation.Order ORDER = new Rotation.Order("admin", "yearly", Instant.EPOCH);

	private final EmbeddedStore store = EmbeddedStore.inMemory();

	private final MongoClient client = MongoClients.create(this.store.connectionString());

	private final MongoDatabase database = this.client.getDatabase("records");

	private final Rotations rotations = new Rotations(this.database);

	private final AtomicInteger filed = new AtomicInteger();

	private final Map<DossierCode, Filed> dossiers = new ConcurrentHashMap<>();

	private final List<Instance> instances = new ArrayList<>();

	@TempDir
	private Path keysets = Path.of("unset");

	@AfterEach
	void close() {
		this.instances.forEach(Instance::stop);
		this.client.close();
		this.store.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "KEY_ENCRYPTION", "BLIND_INDEX" })
	void aKeyIsExchangedWhileEverybodyGoesOnAndTheOneWhoDoesItIsKilled(Secret secret) {
		Instance first = instance();
		for (int i = 0; i < 300; i++) {
			file(first, i);
		}
		Map<DossierCode, Claim> claimed = claims(first, 50);
		int old = first.keyring.current().primary(secret);
		Instance second = instance();
		Rotation ordered = get(this.rotations.order(secret, ORDER));
		StepVerifier.create(this.rotations.order(secret, ORDER))
			.expectError(RotationRunningException.class)
			.verify(PATIENCE);
		Work atFirst = work(first);
		first.work();
		Work atSecond = work(second);
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> phase(ordered) == Rotation.Phase.SWEEPING || phase(ordered) == Rotation.Phase.DONE);
		atFirst.end();
		first.stop();

		second.work();
		Awaitility.await().atMost(PATIENCE).until(() -> phase(ordered) == Rotation.Phase.DONE);
		atSecond.end();
		assertThat(atFirst.done.get()).isPositive();
		assertThat(atSecond.done.get()).isPositive();

		Instance later = instance();
		Keysets now = later.keyring.current();
		assertThat(now.holds(secret, old)).isFalse();
		assertThat(now.keys().get(secret)).hasSize(1);
		assertThat(now.fingerprint()).isEqualTo(first.keyring.fingerprint());
		assertThat(get(later.mark.fits(now))).isTrue();
		assertThat(get(later.sweep.left(secret, new Keyring.Change(old, 0)))).isZero();
		assertThat(get(later.persons.indexedTwice(10).count())).isZero();
		this.dossiers.forEach((code, one) -> {
			assertThat(get(later.numbers.open(one.holder, code))).isEqualTo(one.citizen);
			assertThat(get(later.numbers.find(one.citizen))).isEqualTo(one.holder.person());
		});
		claimed.forEach((code, claim) -> assertThat(get(later.claims.find(code))).isEqualTo(claim));
		assertThat(get(later.claims.naming(citizen(1000)).single())).isIn(claimed.keySet());
		assertThat(get(later.claims.naming("900000001").single())).isIn(claimed.keySet());
		assertThat(get(this.rotations.order(secret, ORDER)).number()).isEqualTo(ordered.number() + 1);
	}

	@Test
	void aClaimIsGoneWithTheNumberThatItNamesOrOnceItsDossierIsLinked() {
		Instance one = instance();
		Map<DossierCode, Claim> claimed = claims(one, 4);
		DossierCode named = get(one.claims.naming(citizen(1000)).single());
		assertThat(get(one.numbers.erase(citizen(1000), Instant.EPOCH))).isEqualTo("claims");
		assertThat(one.numbers.erase(citizen(1000), Instant.EPOCH).block(PATIENCE)).isNull();
		assertThat(one.claims.find(named).block(PATIENCE)).isNull();
		DossierCode other = get(one.claims.naming("900000001").single());
		assertThat(get(one.claims.find(other))).isEqualTo(claimed.get(other));
		one.claims.forget(other).block(PATIENCE);
		assertThat(one.claims.find(other).block(PATIENCE)).isNull();
	}

	/** By number, by old number, by a number that is none, and by name alone. */
	private Map<DossierCode, Claim> claims(Instance instance, int count) {
		Map<DossierCode, Claim> claims = new HashMap<>();
		for (int i = 0; i < count; i++) {
			claims.put(code(), switch (i % 4) {
				case 0 -> new Claim(citizen(1000 + i).digits(), null, "Nguyễn Văn An", null, "Huế");
				case 1 -> new Claim(null, "%09d".formatted(900_000_000 + i), "Nguyễn Văn An", "1990", null);
				case 2 -> new Claim("12", null, null, null, null);
				default -> new Claim(null, null, "Nguyễn Văn An", "1990-01-02", "Huế");
			});
		}
		instance.claims.keep(claims).block(PATIENCE);
		return claims;
	}

	@Test
	void manyNumbersAreSealedAtOnceEachForItsDossier() {
		Instance one = instance();
		Instance two = instance();
		Map<DossierCode, CitizenId> numbers = new HashMap<>();
		for (int i = 0; i < 300; i++) {
			numbers.put(code(), citizen(i % 200));
		}
		DossierCode before = file(one, 5);
		List<Map<DossierCode, Holder>> sealed = get(Flux.just(one, two)
			.flatMap((instance) -> instance.numbers.sealAll(numbers).subscribeOn(Schedulers.boundedElastic()))
			.collectList());
		numbers.forEach((code, citizen) -> {
			Holder first = Objects.requireNonNull(sealed.getFirst().get(code));
			Holder second = Objects.requireNonNull(sealed.getLast().get(code));
			assertThat(first.person()).isEqualTo(second.person()).isEqualTo(get(one.numbers.find(citizen)));
			assertThat(get(two.numbers.open(first, code))).isEqualTo(citizen);
			assertThat(get(one.numbers.open(second, code))).isEqualTo(citizen);
		});
		assertThat(get(one.numbers.find(citizen(5)))).isEqualTo(dossier(before).holder.person());
		assertThat(get(one.numbers.sealAll(Map.of()))).isEmpty();
	}

	@Test
	void whoeverIsErasedIsUnreadableAndBeginsAnew() {
		Instance one = instance();
		DossierCode before = file(one, 1);
		DossierCode other = file(one, 2);
		Filed erased = dossier(before);
		assertThat(get(one.numbers.erase(erased.citizen, Instant.EPOCH))).isEqualTo(erased.holder.person());
		assertThat(one.numbers.erase(erased.citizen, Instant.EPOCH).block(PATIENCE)).isNull();
		StepVerifier.create(one.numbers.open(erased.holder, before))
			.expectError(NumberErasedException.class)
			.verify(PATIENCE);
		assertThat(one.numbers.find(erased.citizen).block(PATIENCE)).isNull();

		DossierCode after = file(one, 1);
		assertThat(dossier(after).holder.person()).isNotEqualTo(erased.holder.person());
		assertThat(dossier(after).holder.pseudonym()).isEqualTo(erased.holder.pseudonym());
		one.work();
		Rotation ordered = get(this.rotations.order(Secret.BLIND_INDEX, ORDER));
		Awaitility.await().atMost(PATIENCE).until(() -> phase(ordered) == Rotation.Phase.DONE);
		assertThat(get(one.numbers.open(dossier(after).holder, after))).isEqualTo(erased.citizen);
		assertThat(get(one.numbers.open(dossier(other).holder, other))).isEqualTo(dossier(other).citizen);
		StepVerifier.create(one.numbers.open(erased.holder, before))
			.expectError(NumberErasedException.class)
			.verify(PATIENCE);
	}

	@Test
	void aPersonIsOneHoweverManyFileAtOnce() {
		Instance one = instance();
		Instance two = instance();
		List<String> persons = get(Flux.range(0, 40)
			.flatMap((i) -> ((i % 2 == 0) ? one : two).numbers.seal(citizen(7), code(), (i % 5 == 0) ? "subject" : null)
				.map(Holder::person), 40)
			.collectList());
		assertThat(persons).hasSize(40).containsOnly(persons.getFirst());
		assertThat(get(one.persons.findBySubject("subject").map(Person::id))).isEqualTo(persons.getFirst());
	}

	@Test
	void otherKeysAndThoseOfAnOldBackupAreRefused() throws IOException {
		Path file = this.keysets.resolve("records-keysets.json");
		Instance one = instance();
		file(one, 1);
		byte[] backup = Files.readAllBytes(file);
		one.work();
		Rotation ordered = get(this.rotations.order(Secret.KEY_ENCRYPTION, ORDER));
		Awaitility.await().atMost(PATIENCE).until(() -> phase(ordered) == Rotation.Phase.DONE);
		one.stop();
		Files.write(file, backup);
		StepVerifier.create(one.mark.fits(open().current()))
			.expectError(ForeignKeysetsException.class)
			.verify(PATIENCE);
		Files.delete(file);
		StepVerifier.create(one.mark.fits(open().current()))
			.expectError(ForeignKeysetsException.class)
			.verify(PATIENCE);
	}

	private Keyring open() {
		return Keyring.open(this.keysets, Clock.systemUTC(), LEASE);
	}

	@Test
	@AllowedLog(logger = "dev.project06.records.keys", message = "The keysets cannot be read again",
			because = "the file is away")
	void whoeverCannotReadTheFileStopsInTime() throws IOException {
		Instance one = instance();
		Path file = this.keysets.resolve("records-keysets.json");
		Path away = Files.move(file, this.keysets.resolve("away"));
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(
					() -> assertThatExceptionOfType(StaleKeysetsException.class).isThrownBy(one.keyring::current));
		Files.move(away, file);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(one.keyring.current()).isNotNull());
	}

	private Rotation.Phase phase(Rotation rotation) {
		return get(this.rotations.find(rotation.number())).phase();
	}

	private Filed dossier(DossierCode code) {
		return Objects.requireNonNull(this.dossiers.get(code));
	}

	private DossierCode file(Instance instance, int person) {
		DossierCode code = code();
		this.dossiers.put(code, new Filed(citizen(person), get(instance.numbers.seal(citizen(person), code, null))));
		return code;
	}

	private DossierCode code() {
		return new DossierCode("H26-261122-%06d".formatted(this.filed.incrementAndGet()));
	}

	private static CitizenId citizen(int person) {
		return CitizenId.of("901190%06d".formatted(person));
	}

	/** Files for old and new persons, and reads what was filed before. */
	private Work work(Instance instance) {
		Work work = new Work();
		work.running = Flux.range(0, Integer.MAX_VALUE).takeWhile((i) -> !work.ending).concatMap((i) -> {
			CitizenId citizen = citizen((i * 7) % 400);
			DossierCode code = code();
			return instance.numbers.seal(citizen, code, null)
				.doOnNext((holder) -> this.dossiers.put(code, new Filed(citizen, holder)))
				.flatMap((holder) -> instance.numbers.find(citizen)
					.doOnNext((found) -> assertThat(found).isEqualTo(holder.person())))
				.thenMany(Flux.fromIterable(this.dossiers.entrySet())
					.take(3)
					.flatMap((old) -> instance.numbers.open(old.getValue().holder, old.getKey())
						.doOnNext((read) -> assertThat(read).isEqualTo(old.getValue().citizen))))
				.doOnComplete(work.done::incrementAndGet)
				.then(Mono.<Integer>empty())
				// What refuses to go on with old keys does no harm
				.onErrorComplete(StaleKeysetsException.class);
		}, 1).doFinally((end) -> work.ended = true).subscribe((nothing) -> {
		}, (failure) -> work.failure = failure);
		return work;
	}

	private Instance instance() {
		Instance instance = new Instance();
		this.instances.add(instance);
		return instance;
	}

	private static <T> T get(Mono<T> value) {
		return Objects.requireNonNull(value.block(PATIENCE));
	}

	private record Filed(CitizenId citizen, Holder holder) {
	}

	private static final class Work {

		private final AtomicInteger done = new AtomicInteger();

		private volatile boolean ending;

		private volatile boolean ended;

		private volatile @Nullable Throwable failure;

		private @Nullable Disposable running;

		private void end() {
			this.ending = true;
			Awaitility.await().atMost(PATIENCE).until(() -> this.ended);
			assertThat(this.failure).isNull();
			assertThat(this.running).isNotNull();
		}

	}

	private final class Instance {

		private final Clock clock = Clock.systemUTC();

		private final Keyring keyring = Keyring.open(RotationTests.this.keysets, this.clock, LEASE);

		private final KeysetMark mark = new KeysetMark(RotationTests.this.database);

		private final Persons persons = new Persons(RotationTests.this.database,
				Mono.defer(() -> this.mark.fits(this.keyring.current())));

		private final ClaimStore claimStore = new ClaimStore(RotationTests.this.database, this.persons);

		private final Claims claims = new Claims(this.keyring, this.claimStore, this.persons);

		private final Numbers numbers = new Numbers(this.keyring, this.persons, this.claimStore);

		private final Sweep sweep = new Sweep(this.persons, this.numbers);

		private final KeysetRefresh refresh = new KeysetRefresh(this.keyring,
				new KeysetRefresh.RefreshSettings(REFRESH));

		private final RotationWork work = new RotationWork(RotationTests.this.rotations, this.sweep, this.keyring,
				this.mark,
				new RotationSettings(Duration.ofMillis(20), Duration.ofMillis(1000), Duration.ofMillis(800), 7),
				this.clock);

		private Instance() {
			this.refresh.start();
		}

		private void work() {
			this.work.start();
		}

		private void stop() {
			this.work.stop();
			this.refresh.stop();
		}

	}

}
