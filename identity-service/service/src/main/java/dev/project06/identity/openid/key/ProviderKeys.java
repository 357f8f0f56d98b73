package dev.project06.identity.openid.key;

import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Keeps the keys of each provider, sealed. They are made when a provider is first asked
 * for; what another instance changes is seen within five seconds.
 */
@Component
public class ProviderKeys implements SandboxData {

	private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

	private final MongoCollection<Document> stored;

	private final SealedNumbers seals;

	private final Cache<String, Held> held = Caffeine.newBuilder()
		.expireAfterWrite(SEEN_WITHIN)
		.maximumSize(1000)
		.build();

	ProviderKeys(MongoDatabase database, SealedNumbers seals) {
		this.stored = database.getCollection("openid-keys");
		this.seals = seals;
	}

	/**
	 * The keys of a provider.
	 * @param sandbox whose provider
	 * @return its keys
	 */
	public Mono<KeyRing> of(Sandbox sandbox) {
		Held known = this.held.getIfPresent(sandbox.name());
		return ((known != null) ? Mono.just(known) : read(sandbox).switchIfEmpty(make(sandbox))).map(Held::ring);
	}

	/**
	 * The first step: the next keys are published, so that every client has them before
	 * they are used.
	 * @param sandbox whose provider
	 * @return the keys, or a refusal {@code next-key-is-published}
	 */
	Mono<KeyRing> publishNext(Sandbox sandbox) {
		return Mono.fromSupplier(KeyRing::newKeys)
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((keys) -> change(sandbox, (ring) -> ring.withNext(keys), "next-key-is-published"));
	}

	/**
	 * The second step: the next keys sign; those that signed stay published until the
	 * last of their tokens has expired.
	 * @param sandbox whose provider
	 * @return the keys, or a refusal {@code no-next-key-is-published}
	 */
	Mono<KeyRing> useNext(Sandbox sandbox) {
		return change(sandbox, (ring) -> ring.turned(sandbox.now()), "no-next-key-is-published");
	}

	private Mono<KeyRing> change(Sandbox sandbox, Function<KeyRing, Optional<KeyRing>> change, String check) {
		return of(sandbox).then(Mono.defer(() -> read(sandbox))).flatMap((before) -> {
			KeyRing after = change.apply(before.ring())
				.orElseThrow(() -> RefusedException.of(ProblemName.KEY_ROTATION_REFUSED, check));
			Held changed = new Held(UUID.randomUUID().toString(), after);
			return Mono
				.from(this.stored.replaceOne(Filters.and(by(sandbox.name()), Filters.eq("version", before.version())),
						document(sandbox.name(), changed)))
				.filter((done) -> done.getModifiedCount() == 1)
				.switchIfEmpty(
						Mono.error(() -> RefusedException.of(ProblemName.KEY_ROTATION_REFUSED, "keys-just-changed")))
				.map((done) -> keep(sandbox, changed).ring());
		});
	}

	private Mono<Held> read(Sandbox sandbox) {
		return Mono.from(this.stored.find(by(sandbox.name()))).map((found) -> keep(sandbox, held(found)));
	}

	private Mono<Held> make(Sandbox sandbox) {
		return Mono.fromSupplier(() -> new Held(UUID.randomUUID().toString(), KeyRing.first()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((made) -> Mono.from(this.stored.insertOne(document(sandbox.name(), made)))
				.map((done) -> keep(sandbox, made))
				.onErrorResume(MongoWriteException.class,
						(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? read(sandbox)
								: Mono.error(failure)));
	}

	private Held keep(Sandbox sandbox, Held keys) {
		this.held.put(sandbox.name(), keys);
		return keys;
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.stored.deleteOne(by(sandbox))).doOnNext((done) -> this.held.invalidate(sandbox)).then();
	}

	private static Bson by(String sandbox) {
		return Filters.eq("_id", sandbox);
	}

	private Document document(String sandbox, Held held) {
		return new Document("_id", sandbox).append("sandbox", sandbox)
			.append("version", held.version())
			.append("generations", held.ring().generations().stream().map(this::document).toList());
	}

	private Document document(KeyRing.Generation generation) {
		Document document = new Document("stage", generation.stage().name()).append("keys",
				this.seals.sealText(generation.keys().toString(false)));
		if (generation.retiredAt() != null) {
			document.append("retiredAt", Date.from(generation.retiredAt()));
		}
		return document;
	}

	private Held held(Document document) {
		List<KeyRing.Generation> generations = document.getList("generations", Document.class)
			.stream()
			.map(this::generation)
			.toList();
		return new Held(document.getString("version"), new KeyRing(generations));
	}

	private KeyRing.Generation generation(Document document) {
		Date retired = document.getDate("retiredAt");
		try {
			String keys = this.seals.openText(Objects.requireNonNull(document.getString("keys"))).orElseThrow();
			return new KeyRing.Generation(KeyRing.Stage.valueOf(document.getString("stage")), JWKSet.parse(keys),
					(retired != null) ? retired.toInstant() : null);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("The store holds keys that cannot be read", ex);
		}
	}

	private record Held(String version, KeyRing ring) {
	}

}
