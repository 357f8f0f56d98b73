package dev.project06.records.store;

import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.bson.Document;

import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Aside;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.PastLink;
import dev.project06.records.dossier.Role;
import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * How the links of a dossier stand in its document: that of the holder by itself, the
 * others and the past ones in lists, and beside them what indexes find.
 */
final class LinksDocument {

	/** The last day on which a dossier that was set aside is left out of the queue. */
	static final String SET_ASIDE_UNTIL = "asideUntil";

	private static final String FOR_GOOD = "9999-12-31";

	private LinksDocument() {
	}

	/** Each field of the links, {@code null} for one that is to be absent. */
	static Document of(Links links) {
		List<Document> others = links.current()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != Role.HOLDER)
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> link(entry.getValue()).append("role", entry.getKey().name()))
			.toList();
		List<Document> past = links.past()
			.stream()
			.map((gone) -> link(gone.link()).append("role", gone.role().name())
				.append("superseded", gone.superseded())
				.append("replacedAt", Date.from(gone.at())))
			.toList();
		return new Document("link", link(links.holder())).append("otherLinks", others.isEmpty() ? null : others)
			.append("pastLinks", past.isEmpty() ? null : past)
			.append("linkStates", links.states().stream().map(Enum::name).toList())
			.append("persons", persons(links))
			.append("aside", aside(links.aside()))
			.append(SET_ASIDE_UNTIL, setAsideUntil(links.aside()));
	}

	private static @Nullable Document aside(@Nullable Aside aside) {
		if (aside == null) {
			return null;
		}
		Document by = new Document("role", aside.by().role()).append("id", aside.by().id());
		Document document = new Document("reason", aside.reason()).append("by", by).append("at", Date.from(aside.at()));
		if (aside.by().agency() != null) {
			by.append("agency", aside.by().agency());
		}
		return (aside.until() != null) ? document.append("until", aside.until().toString()) : document;
	}

	private static @Nullable Aside aside(@Nullable Document document) {
		if (document == null) {
			return null;
		}
		Document by = document.get("by", Document.class);
		String until = document.getString("until");
		return new Aside(document.getString("reason"), (until != null) ? LocalDate.parse(until) : null,
				new Actor(by.getString("role"), by.getString("agency"), by.getString("id")),
				document.getDate("at").toInstant());
	}

	private static @Nullable String setAsideUntil(@Nullable Aside aside) {
		if (aside == null) {
			return null;
		}
		return (aside.until() != null) ? aside.until().toString() : FOR_GOOD;
	}

	/** Everybody whom a link names or has named. */
	private static @Nullable List<String> persons(Links links) {
		List<String> persons = Stream
			.concat(links.current().values().stream(), links.past().stream().map(PastLink::link))
			.filter(Link.Verified.class::isInstance)
			.map((link) -> ((Link.Verified) link).holder().person())
			.distinct()
			.sorted()
			.toList();
		return persons.isEmpty() ? null : persons;
	}

	static Links links(Document document) {
		Map<Role, Link> current = new EnumMap<>(Role.class);
		current.put(Role.HOLDER, link(document.get("link", Document.class)));
		document.getList("otherLinks", Document.class, List.of())
			.forEach((other) -> current.put(Role.valueOf(other.getString("role")), link(other)));
		return new Links(current,
				document.getList("pastLinks", Document.class, List.of())
					.stream()
					.map((gone) -> new PastLink(Role.valueOf(gone.getString("role")), link(gone),
							gone.getBoolean("superseded", false), gone.getDate("replacedAt").toInstant()))
					.toList(),
				aside(document.get("aside", Document.class)));
	}

	private static Document link(Link link) {
		Document document = new Document("state", link.state().name());
		switch (link) {
			case Link.Verified verified -> {
				Holder holder = verified.holder();
				document.append("receipt", verified.receipt())
					.append("method", verified.method().name())
					.append("accountLevel", verified.accountLevel())
					.append("level", verified.level())
					.append("verifiedBy", verified.verifiedBy())
					.append("at", Date.from(verified.at()))
					.append("person", holder.person())
					.append("pseudonym", holder.pseudonym())
					.append("pin", holder.sealedPin());
			}
			case Link.Mismatch(List<String> fields) -> document.append("fields", fields);
			case Link.Ambiguous(int candidates) -> document.append("candidates", candidates);
			case Link.Pending _, Link.Unlinked _ -> {
			}
		}
		return document;
	}

	private static Link link(Document link) {
		return switch (LinkState.valueOf(link.getString("state"))) {
			case VERIFIED ->
				new Link.Verified(link.getString("receipt"), Receipt.Method.valueOf(link.getString("method")),
						link.getInteger("accountLevel"), link.getInteger("level"), link.getString("verifiedBy"),
						Objects.requireNonNull(link.getDate("at")).toInstant(),
						new Holder(link.getString("person"), link.getString("pseudonym"), link.getString("pin")));
			case PENDING -> new Link.Pending();
			case MISMATCH -> new Link.Mismatch(link.getList("fields", String.class));
			case AMBIGUOUS -> new Link.Ambiguous(link.getInteger("candidates"));
			case UNLINKED, SUPERSEDED -> new Link.Unlinked();
		};
	}

}
