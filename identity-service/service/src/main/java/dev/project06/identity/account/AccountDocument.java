package dev.project06.identity.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Updates;
import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.RefusalReason;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.events.Outgoing;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands in the store.
 */
final class AccountDocument {

	/** When time approves what was applied for; absent where nothing waits for it. */
	static final String DUE = "due";

	private AccountDocument() {
	}

	static Document created(String id, String sandbox, Account account, @Nullable Outgoing event) {
		Document document = new Document("_id", id).append("sandbox", sandbox).append("sequence", account.sequence());
		document.putAll(fields(account));
		if (account.phone() != null) {
			document.append("phone", phoneKey(sandbox, account.phone()));
		}
		Requested waiting = waiting(account.standing());
		if (waiting != null) {
			document.append(DUE, Date.from(waiting.dueAt()));
		}
		if (event != null) {
			document.putAll(event.fields());
		}
		return document;
	}

	static Bson changed(String sandbox, Account account, @Nullable Outgoing event) {
		List<Bson> updates = new ArrayList<>();
		fields(account).forEach((field, value) -> updates.add(Updates.set(field, value)));
		updates.add((account.phone() != null) ? Updates.set("phone", phoneKey(sandbox, account.phone()))
				: Updates.unset("phone"));
		Requested waiting = waiting(account.standing());
		updates.add((waiting != null) ? Updates.set(DUE, Date.from(waiting.dueAt())) : Updates.unset(DUE));
		if (event != null) {
			updates.addAll(event.updates());
		}
		return Updates.combine(updates);
	}

	/** What time will approve, if anything; a lock stops it. */
	private static @Nullable Requested waiting(Standing standing) {
		return switch (standing) {
			case Requested requested -> requested;
			case Active active when active.next() instanceof Requested next -> next;
			default -> null;
		};
	}

	/** Unique in the store: a phone number is bound to one account of a sandbox. */
	static String phoneKey(String sandbox, Phone phone) {
		return sandbox + '/' + phone.mark();
	}

	static Account account(Document document) {
		String phone = document.getString("phone");
		String masked = document.getString("masked");
		return new Account(standing(document.get("standing", Document.class)),
				(phone == null || masked == null) ? null : new Phone(phone.substring(phone.indexOf('/') + 1), masked),
				document.getBoolean("email", false), secrets(document.get("secrets", Document.class)),
				document.getLong("version"), document.getLong("sequence"));
	}

	private static Document fields(Account account) {
		return new Document("version", account.version()).append("standing", document(account.standing()))
			.append("masked", (account.phone() != null) ? account.phone().masked() : null)
			.append("email", account.email())
			.append("secrets", document(account.secrets()));
	}

	private static Document document(Standing standing) {
		return switch (standing) {
			case None none -> state("NONE").append("reason", name(none.refused()));
			case Requested requested -> state("REQUESTED").append("level", requested.level())
				.append("at", Date.from(requested.at()))
				.append("until", Date.from(requested.dueAt()));
			case Approved approved -> state("APPROVED").append("level", approved.level())
				.append("at", Date.from(approved.at()))
				.append("until", Date.from(approved.activateBy()));
			case Active active -> state("ACTIVE").append("level", active.level())
				.append("next", (active.next() != null) ? document(active.next()) : null);
			case Locked locked ->
				document(locked.before()).append("state", "LOCKED").append("reason", locked.reason().name());
			case Closed closed -> state("CLOSED").append("level", closed.level()).append("by", closed.by().name());
		};
	}

	private static Standing standing(Document document) {
		return switch (document.getString("state")) {
			case "NONE" -> {
				String reason = document.getString("reason");
				yield new None((reason != null) ? RefusalReason.valueOf(reason) : null);
			}
			case "REQUESTED" ->
				new Requested(document.getInteger("level"), instant(document, "at"), instant(document, "until"));
			case "APPROVED" ->
				new Approved(document.getInteger("level"), instant(document, "at"), instant(document, "until"));
			case "ACTIVE" -> active(document);
			case "LOCKED" -> new Locked(active(document), LockReason.valueOf(document.getString("reason")));
			case "CLOSED" -> new Closed(document.getInteger("level"), Party.valueOf(document.getString("by")));
			default -> throw new IllegalStateException("An account stands where none can");
		};
	}

	private static Active active(Document document) {
		Document next = document.get("next", Document.class);
		return new Active(document.getInteger("level"), (next != null) ? (Pending) standing(next) : null);
	}

	private static Document document(Secrets secrets) {
		return new Document("password", secrets.password()).append("passcode", secrets.passcode())
			.append("questions", secrets.questions()
				.stream()
				.map((question) -> new Document("topic", question.topic().name()).append("answer", question.answer()))
				.toList());
	}

	private static Secrets secrets(Document document) {
		return new Secrets(document.getString("password"), document.getString("passcode"),
				document.getList("questions", Document.class)
					.stream()
					.map((question) -> new Secrets.Question(Secrets.Topic.valueOf(question.getString("topic")),
							question.getString("answer")))
					.toList());
	}

	private static Document state(String state) {
		return new Document("state", state);
	}

	private static @Nullable String name(@Nullable Enum<?> constant) {
		return (constant != null) ? constant.name() : null;
	}

	private static Instant instant(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

}
