package dev.project06.identity.openid.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Remembers things by the hash of a handle until they expire on the clock of their
 * sandbox. What is used once is used once however many instances there are.
 */
@Component
public class StateStore implements Prepared, SandboxData {

	private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);

	private static final String EXPIRES = "expiresAt";

	private final MongoCollection<Document> states;

	private final Cache<String, Boolean> swept = Caffeine.newBuilder()
		.expireAfterWrite(SWEPT_EVERY)
		.maximumSize(1000)
		.build();

	StateStore(MongoDatabase database) {
		this.states = database.getCollection("openid");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.states.createIndex(Indexes.ascending("sandbox", EXPIRES)))
			.then(Mono.from(this.states.createIndex(Indexes.ascending("session"))))
			.then();
	}

	/**
	 * Remembers something new.
	 * @param sandbox where
	 * @param kind what
	 * @param handle what finds it again
	 * @param life how long
	 * @param content the rest; its member {@code session} can be searched for
	 * @return ends when it is kept
	 */
	public Mono<Void> put(Sandbox sandbox, Kind kind, String handle, Duration life, Document content) {
		return sweep(sandbox).then(Mono.from(this.states.insertOne(document(sandbox, kind, handle, life, content))))
			.then();
	}

	/**
	 * Remembers that something was used, unless it was used before.
	 * @param sandbox where
	 * @param kind what
	 * @param handle what is to be used once
	 * @param life how long it is remembered
	 * @return whether it is the first time
	 */
	public Mono<Boolean> first(Sandbox sandbox, Kind kind, String handle, Duration life) {
		return put(sandbox, kind, handle, life, new Document()).thenReturn(true)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.just(false)
							: Mono.error(failure));
	}

	/**
	 * Finds something.
	 * @param sandbox where
	 * @param kind what
	 * @param handle its handle
	 * @return its content; nothing when it is unknown or has expired
	 */
	public Mono<Document> find(Sandbox sandbox, Kind kind, String handle) {
		return Mono.from(this.states.find(by(sandbox, kind, handle))).filter((found) -> isAlive(found, sandbox.now()));
	}

	/**
	 * Takes something out.
	 * @param sandbox where
	 * @param kind what
	 * @param handle its handle
	 * @return its content, to one caller only; nothing when it is unknown or has expired
	 */
	public Mono<Document> take(Sandbox sandbox, Kind kind, String handle) {
		return Mono.from(this.states.findOneAndDelete(by(sandbox, kind, handle)))
			.filter((found) -> isAlive(found, sandbox.now()));
	}

	/**
	 * Marks something as used.
	 * @param sandbox where
	 * @param kind what
	 * @param handle its handle
	 * @return its content as it was before, with a member {@code used} that only the
	 * first caller finds {@code false}; also when it has expired; nothing when it is
	 * unknown
	 */
	public Mono<Document> use(Sandbox sandbox, Kind kind, String handle) {
		return Mono
			.from(this.states.findOneAndUpdate(Filters.and(by(sandbox, kind, handle), Filters.eq("used", false)),
					Updates.set("used", true)))
			.map((found) -> found.append("used", false))
			.switchIfEmpty(Mono.defer(() -> Mono.from(this.states.find(by(sandbox, kind, handle)))));
	}

	/**
	 * Changes something that is still there.
	 * @param sandbox where
	 * @param kind what
	 * @param handle its handle
	 * @param change what becomes of it
	 * @return ends when it is kept
	 */
	public Mono<Void> change(Sandbox sandbox, Kind kind, String handle, Bson change) {
		return Mono.from(this.states.updateOne(by(sandbox, kind, handle), change)).then();
	}

	/**
	 * Forgets something.
	 * @param sandbox where
	 * @param kind what
	 * @param handle its handle
	 * @return ends when it is gone
	 */
	public Mono<Void> remove(Sandbox sandbox, Kind kind, String handle) {
		return Mono.from(this.states.deleteOne(by(sandbox, kind, handle))).then();
	}

	/**
	 * What belongs to a session.
	 * @param sandbox where
	 * @param kind what
	 * @param session the session
	 * @return the contents
	 */
	public Flux<Document> ofSession(Sandbox sandbox, Kind kind, String session) {
		return Flux.from(this.states.find(Filters.and(Filters.eq("session", session),
				Filters.eq("sandbox", sandbox.name()), Filters.eq("kind", kind.name()))))
			.filter((found) -> isAlive(found, sandbox.now()));
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.states.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/** Clean-up comes with the use: there is none where nobody is. */
	private Mono<Void> sweep(Sandbox sandbox) {
		if (this.swept.asMap().putIfAbsent(sandbox.name(), true) != null) {
			return Mono.empty();
		}
		return Mono
			.from(this.states.deleteMany(
					Filters.and(Filters.eq("sandbox", sandbox.name()), Filters.lt(EXPIRES, Date.from(sandbox.now())))))
			.then();
	}

	/**
	 * Whether something has not expired.
	 * @param found its content
	 * @param now the time in its sandbox
	 * @return whether it can still be used
	 */
	public static boolean isAlive(Document found, Instant now) {
		return found.getDate(EXPIRES).toInstant().isAfter(now);
	}

	private static Bson by(Sandbox sandbox, Kind kind, String handle) {
		return Filters.eq("_id", id(sandbox, kind, handle));
	}

	private static String id(Sandbox sandbox, Kind kind, String handle) {
		return kind.name() + '/' + sandbox.name() + '/' + Handles.hash(handle);
	}

	private static Document document(Sandbox sandbox, Kind kind, String handle, Duration life, Document content) {
		Document document = new Document("_id", id(sandbox, kind, handle)).append("kind", kind.name())
			.append("sandbox", sandbox.name())
			.append(EXPIRES, Date.from(sandbox.now().plus(life)))
			.append("used", false);
		document.putAll(content);
		return document;
	}

}
