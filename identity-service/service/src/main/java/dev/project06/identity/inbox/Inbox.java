package dev.project06.identity.inbox;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Keeps the latest messages of each sandbox: {@value #KEPT} of them and a few more.
 */
@Component
public class Inbox implements SandboxData, Prepared {

	static final int KEPT = 1000;

	/** How many messages an instance sends between two looks for old ones. */
	private static final int TIDIED_EVERY = 100;

	/** The path that a rule on faults may name. */
	private static final String CODES = "/api/identity/v1/accounts/codes";

	private static final Locale VIETNAMESE = Locale.of("vi");

	private final MongoCollection<Document> messages;

	private final MessageSource texts;

	private final AtomicLong sent = new AtomicLong();

	Inbox(MongoDatabase database, MessageSource texts) {
		this.messages = database.getCollection("inbox");
		this.texts = texts;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.messages.createIndex(Indexes.ascending("sandbox", "arrived", "_id"))).then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.messages.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/**
	 * Sends a message to a person.
	 * @param sandbox where
	 * @param message the message
	 * @return ends when it is sent; a code may never arrive, as the sandbox says
	 */
	public Mono<Void> send(Sandbox sandbox, Message message) {
		boolean lost = message.kind() == Message.Kind.CODE
				&& sandbox.faults().strike(Fault.CODE_NEVER_ARRIVES, CODES).isPresent();
		return write(sandbox, message, !lost);
	}

	/**
	 * Does the work of sending for somebody who is not there, so that the time it takes
	 * does not tell.
	 * @param sandbox where
	 * @param message a message
	 * @return ends as if it were sent
	 */
	public Mono<Void> pretend(Sandbox sandbox, Message message) {
		return write(sandbox, message, false);
	}

	private Mono<Void> write(Sandbox sandbox, Message message, boolean arrives) {
		Document document = new Document("_id", new ObjectId()).append("sandbox", sandbox.name())
			.append("arrived", arrives)
			.append("kind", message.kind().name())
			.append("at", Date.from(sandbox.now()));
		if (arrives) {
			document.append("phone", message.phone())
				.append("email", message.email())
				.append("arguments", message.arguments());
		}
		return Mono.from(this.messages.insertOne(document)).then(tidy(sandbox.name()));
	}

	private Mono<Void> tidy(String sandbox) {
		if (this.sent.incrementAndGet() % TIDIED_EVERY != 0) {
			return Mono.empty();
		}
		return Flux.just(true, false)
			.concatMap((arrived) -> Mono
				.from(this.messages.find(in(sandbox, arrived))
					.sort(Sorts.descending("_id"))
					.skip(arrived ? KEPT : 0)
					.limit(1))
				.flatMap((old) -> Mono.from(this.messages
					.deleteMany(Filters.and(in(sandbox, arrived), Filters.lte("_id", old.getObjectId("_id")))))))
			.then();
	}

	/**
	 * Reads messages, the newest first.
	 * @param sandbox where
	 * @param before only those older than the message of this id
	 * @param limit how many at most
	 */
	Flux<Received> read(Sandbox sandbox, @Nullable ObjectId before, int limit) {
		Bson filter = (before != null) ? Filters.and(in(sandbox.name(), true), Filters.lt("_id", before))
				: in(sandbox.name(), true);
		return Flux.from(this.messages.find(filter).sort(Sorts.descending("_id")).limit(limit)).map(this::received);
	}

	private static Bson in(String sandbox, boolean arrived) {
		return Filters.and(Filters.eq("sandbox", sandbox), Filters.eq("arrived", arrived));
	}

	private Received received(Document document) {
		Message.Kind kind = Message.Kind.valueOf(Objects.requireNonNull(document.getString("kind")));
		List<String> arguments = document.getList("arguments", String.class);
		return new Received(document.getObjectId("_id").toHexString(), document.getDate("at").toInstant(), kind,
				document.getString("phone"),
				document.getBoolean("email", false) ? List.of("SMS", "EMAIL") : List.of("SMS"),
				(kind == Message.Kind.CODE) ? arguments.getFirst() : null,
				new Text(text(kind, arguments, VIETNAMESE), text(kind, arguments, Locale.ENGLISH)));
	}

	private String text(Message.Kind kind, List<String> arguments, Locale language) {
		return this.texts.getMessage(kind.key(), arguments.toArray(), language);
	}

	/**
	 * A message as testers see it.
	 *
	 * @param id names it, also for the next page
	 * @param at when it was sent, by the clock of the sandbox
	 * @param kind what it is about
	 * @param phone the masked phone number that it went to
	 * @param channels the ways it went
	 * @param code the one-time code, in a message with one
	 * @param text its words
	 */
	record Received(String id, Instant at, Message.Kind kind, String phone, List<String> channels,
			@Nullable String code, Text text) {
	}

	/**
	 * Words in both languages.
	 *
	 * @param vi in Vietnamese
	 * @param en in English
	 */
	record Text(String vi, String en) {
	}

}
