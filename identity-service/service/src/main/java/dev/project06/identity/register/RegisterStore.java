package dev.project06.identity.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import com.mongodb.client.model.Updates;
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
			.then(Mono.from(this.people.createIndex(Indexes.ascending("seek"), new IndexOptions().sparse(true))))
			.then(Mono.from(this.people.createIndex(Indexes.ascending("untold"), new IndexOptions().sparse(true))))
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

	/** Whoever has the name and year of birth that one of the keys stands for. */
	Flux<Entry> seek(Collection<String> keys) {
		return Flux.from(this.people.find(Filters.in("seek", keys))).map(this::entry);
	}

	Flux<Entry> findOld(Collection<String> keys) {
		return Flux.from(this.people.find(Filters.in("old", keys))).map(this::entry);
	}

	/** Those with changes of numbers that are not in the feed yet. */
	Flux<Entry> untold(String sandbox) {
		return Flux.from(this.people.find(Filters.eq("untold", sandbox))).map(this::entry);
	}

	/** Unless it was changed again. */
	Mono<Void> told(Entry entry) {
		return Mono.from(this.people.updateOne(
				Filters.and(Filters.eq("_id", entry.key()), Filters.eq("version", entry.version())),
				Updates.combine(Updates.unset("untold"), Updates.unset("news"))))
			.then();
	}

	/**
	 * The keys that a sandbox has, also of numbers given in place of others, of old
	 * numbers, and of names.
	 */
	Mono<Set<String>> keys(String sandbox) {
		return Flux
			.from(this.people.find(Filters.eq("sandbox", sandbox))
				.projection(Projections.include("heir", "old", "seek"))
				.limit(MOST_KEYS)
				.batchSize(MOST_KEYS))
			.collect(HashSet::new, (keys, document) -> {
				for (String field : List.of("_id", "heir", "old", "seek")) {
					if (document.getString(field) != null) {
						keys.add(document.getString(field));
					}
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
			.append("seek", entry.seek())
			.append("changes", entry.changes()
				.stream()
				.map((kept) -> new Document("id", kept.id()).append("at", Date.from(kept.at()))
					.append("change",
							this.numbers.sealText(this.json.writerFor(Change.class).writeValueAsString(kept.change()))))
				.toList());
		if (entry.heir() != null) {
			document.append("heir", entry.heir());
		}
		if (entry.old() != null) {
			document.append("old", entry.old());
		}
		if (!entry.news().isEmpty()) {
			document.append("untold", entry.sandbox()).append("news", entry.news());
		}
		return document;
	}

	private Entry entry(Document document) {
		return new Entry(document.getString("_id"), document.getString("sandbox"), document.getString("sealed"),
				document.getInteger("version"), document.getString("heir"), document.getString("old"),
				Objects.requireNonNull(document.getString("seek")),
				Objects.requireNonNullElse(document.getList("news", String.class), List.of()),
				document.getList("changes", Document.class)
					.stream()
					.map((kept) -> new Entry.Kept(Objects.requireNonNull(kept.getString("id")),
							Objects.requireNonNull(kept.getDate("at")).toInstant(),
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
	 * @param seek key of name and year of birth of the person, as they are now
	 * @param news ids of changes that are not in the feed of number changes yet
	 * @param changes in their order
	 */
	record Entry(String key, String sandbox, String sealed, int version, @Nullable String heir, @Nullable String old,
			String seek, List<String> news, List<Kept> changes) {

		static Entry empty(String key, String sandbox, String sealed) {
			return new Entry(key, sandbox, sealed, 0, null, null, "", List.of(), List.of());
		}

		/** With one change more; the keys that come with it go before those there are. */
		Entry with(Kept change, @Nullable String newHeir, @Nullable String newOld, String newSeek) {
			List<String> untold = new ArrayList<>(this.news);
			if (change.ofNumber()) {
				untold.add(change.id());
			}
			List<Kept> all = new ArrayList<>(this.changes);
			all.add(change);
			return new Entry(this.key, this.sandbox, this.sealed, this.version + 1,
					(newHeir != null) ? newHeir : this.heir, (newOld != null) ? newOld : this.old, newSeek, untold,
					all);
		}

		/**
		 * One change.
		 *
		 * @param id its name in the feed of number changes
		 * @param at when, on the clock of the sandbox
		 * @param change what happened
		 */
		record Kept(String id, Instant at, Change change) {

			/** Whether others have to hear of it who keep numbers. */
			boolean ofNumber() {
				return this.change instanceof Change.NumberReissued || this.change instanceof Change.OldNumberLinked;
			}

		}

	}

}
