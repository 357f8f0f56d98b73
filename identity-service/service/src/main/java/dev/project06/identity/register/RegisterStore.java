package dev.project06.identity.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps the changes, one document for each number that was changed in a sandbox. Changes
 * hold names, addresses and numbers, so they are sealed whole.
 */
@Component
class RegisterStore implements Prepared {

	/** No more keys than these are read at once. */
	static final int MOST_KEYS = 10_000;

	private final MongoCollection<Document> people;

	private final SealedNumbers numbers;

	private final JsonMapper json;

	RegisterStore(MongoDatabase database, SealedNumbers numbers, JsonMapper json) {
		this.people = database.getCollection("register");
		this.numbers = numbers;
		this.json = json;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.people.createIndex(Indexes.ascending("sandbox")))
			.then(Mono
				.from(this.people.createIndex(Indexes.ascending("heir"), new IndexOptions().unique(true).sparse(true))))
			.then(Mono
				.from(this.people.createIndex(Indexes.ascending("old"), new IndexOptions().unique(true).sparse(true))))
			.then();
	}

	Mono<Entry> find(String key) {
		return Mono.from(this.people.find(Filters.eq("_id", key))).map(this::entry);
	}

	Flux<Entry> find(List<String> keys) {
		return keys.isEmpty() ? Flux.empty() : Flux.from(this.people.find(Filters.in("_id", keys))).map(this::entry);
	}

	Mono<Entry> findByHeir(String key) {
		return Mono.from(this.people.find(Filters.eq("heir", key))).map(this::entry);
	}

	Mono<Entry> findOld(String key) {
		return Mono.from(this.people.find(Filters.eq("old", key))).map(this::entry);
	}

	/** The keys that a sandbox has, also of numbers given in place of others. */
	Mono<Set<String>> keys(String sandbox) {
		return Flux
			.from(this.people.find(Filters.eq("sandbox", sandbox))
				.projection(Projections.include("heir"))
				.limit(MOST_KEYS)
				.batchSize(MOST_KEYS))
			.collect(HashSet::new, (keys, document) -> {
				keys.add(document.getString("_id"));
				if (document.getString("heir") != null) {
					keys.add(document.getString("heir"));
				}
			});
	}

	/** Fails with {@link OutdatedException} when somebody else was first. */
	Mono<Entry> save(Entry entry) {
		Mono<Boolean> saved = (entry.version() == 1)
				? Mono.from(this.people.insertOne(document(entry))).map((done) -> true)
				: Mono.from(this.people.replaceOne(
						Filters.and(Filters.eq("_id", entry.key()), Filters.eq("version", entry.version() - 1)),
						document(entry)))
					.map((done) -> done.getMatchedCount() == 1);
		return saved
			.onErrorMap(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY)
							? new OutdatedException() : failure)
			.flatMap((done) -> done ? Mono.just(entry) : Mono.error(OutdatedException::new));
	}

	Mono<Void> clear(String sandbox) {
		return Mono.from(this.people.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	private Document document(Entry entry) {
		Document document = new Document("_id", entry.key()).append("sandbox", entry.sandbox())
			.append("sealed", entry.sealed())
			.append("version", entry.version())
			.append("changes", entry.changes()
				.stream()
				.map((kept) -> new Document("at", Date.from(kept.at())).append("change",
						this.numbers.sealText(this.json.writerFor(Change.class).writeValueAsString(kept.change()))))
				.toList());
		if (entry.heir() != null) {
			document.append("heir", entry.heir());
		}
		if (entry.old() != null) {
			document.append("old", entry.old());
		}
		return document;
	}

	private Entry entry(Document document) {
		return new Entry(document.getString("_id"), document.getString("sandbox"), document.getString("sealed"),
				document.getInteger("version"), document.getString("heir"), document.getString("old"),
				document.getList("changes", Document.class)
					.stream()
					.map((kept) -> new Entry.Kept(Objects.requireNonNull(kept.getDate("at")).toInstant(),
							change(Objects.requireNonNull(kept.getString("change")))))
					.toList());
	}

	private Change change(String sealed) {
		return this.json.readValue(this.numbers.openText(sealed).orElseThrow(), Change.class);
	}

	/**
	 * What a sandbox has on a number.
	 *
	 * @param key sandbox and sealed number
	 * @param sandbox its name
	 * @param sealed the number
	 * @param version how often it has been saved
	 * @param heir key of the number that was given in place of this one
	 * @param old key of the old number that was linked
	 * @param changes in their order
	 */
	record Entry(String key, String sandbox, String sealed, int version, @Nullable String heir, @Nullable String old,
			List<Kept> changes) {

		static Entry empty(String key, String sandbox, String sealed) {
			return new Entry(key, sandbox, sealed, 0, null, null, List.of());
		}

		Entry with(Change change, Instant at, @Nullable String newHeir, @Nullable String newOld) {
			List<Kept> all = new ArrayList<>(this.changes);
			all.add(new Kept(at, change));
			return new Entry(this.key, this.sandbox, this.sealed, this.version + 1,
					(newHeir != null) ? newHeir : this.heir, (newOld != null) ? newOld : this.old, all);
		}

		/**
		 * One change.
		 *
		 * @param at when, on the clock of the sandbox
		 * @param change what happened
		 */
		record Kept(Instant at, Change change) {
		}

	}

}
