package dev.project06.identity.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the sandboxes.
 */
@Component
class SandboxStore implements Prepared {

	private final MongoCollection<Document> sandboxes;

	SandboxStore(MongoDatabase database) {
		this.sandboxes = database.getCollection("sandboxes");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.sandboxes.createIndex(Indexes.ascending("owner"))).then();
	}

	Mono<Long> count(String owner) {
		return Mono.from(this.sandboxes.countDocuments(Filters.eq("owner", owner)));
	}

	Mono<Entry> find(String name) {
		return Mono.from(this.sandboxes.find(Filters.eq("_id", name))).map(SandboxStore::entry);
	}

	Flux<Entry> ofOwner(String owner) {
		return Flux.from(this.sandboxes.find(Filters.eq("owner", owner))).map(SandboxStore::entry);
	}

	/** Nothing when there is one of that name. */
	Mono<Entry> insert(Entry entry) {
		return Mono.from(this.sandboxes.insertOne(document(entry)))
			.map((done) -> entry)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == com.mongodb.ErrorCategory.DUPLICATE_KEY)
							? Mono.empty() : Mono.error(failure));
	}

	Mono<Entry> save(Entry entry) {
		return Mono
			.from(this.sandboxes.replaceOne(Filters.eq("_id", entry.name()), document(entry),
					new ReplaceOptions().upsert(true)))
			.map((done) -> entry);
	}

	Mono<Void> delete(String name) {
		return Mono.from(this.sandboxes.deleteOne(Filters.eq("_id", name))).then();
	}

	private static Document document(Entry entry) {
		Document document = new Document("_id", entry.name()).append("version", entry.version())
			.append("ahead", entry.time().ahead().toMillis())
			.append("faults", entry.faults().stream().map(SandboxStore::document).toList());
		if (entry.owner() != null) {
			document.append("owner", entry.owner());
		}
		if (entry.time().stoppedAt() != null) {
			document.append("stoppedAt", Date.from(entry.time().stoppedAt()));
		}
		return document;
	}

	private static Document document(FaultRule rule) {
		Document document = new Document("fault", rule.fault().name());
		if (rule.share() != null) {
			document.append("share", rule.share());
		}
		if (rule.seed() != null) {
			document.append("seed", rule.seed());
		}
		if (rule.delay() != null) {
			document.append("delay", rule.delay().toMillis());
		}
		if (rule.path() != null) {
			document.append("path", rule.path());
		}
		return document;
	}

	private static Entry entry(Document document) {
		Date stopped = document.getDate("stoppedAt");
		return new Entry(document.getString("_id"), document.getString("owner"), document.getString("version"),
				new SandboxTime(Duration.ofMillis(document.getLong("ahead")),
						(stopped != null) ? stopped.toInstant() : null),
				document.getList("faults", Document.class).stream().map(SandboxStore::rule).toList());
	}

	private static FaultRule rule(Document document) {
		Long delay = document.getLong("delay");
		return new FaultRule(Fault.valueOf(Objects.requireNonNull(document.getString("fault"))),
				document.getDouble("share"), document.getLong("seed"),
				(delay != null) ? Duration.ofMillis(delay) : null, document.getString("path"));
	}

	/**
	 * A sandbox as it is kept.
	 *
	 * @param name the name
	 * @param owner who may change it
	 * @param version another one after each change
	 * @param time how its clock goes
	 * @param faults what fails there
	 */
	record Entry(String name, @Nullable String owner, String version, SandboxTime time, List<FaultRule> faults) {

		Entry at(SandboxTime other, String next) {
			return new Entry(this.name, this.owner, next, other, this.faults);
		}

		Entry failing(List<FaultRule> rules, String next) {
			return new Entry(this.name, this.owner, next, this.time, rules);
		}

		static SandboxTime stopped(Instant instant) {
			return new SandboxTime(Duration.ZERO, instant);
		}

	}

}
