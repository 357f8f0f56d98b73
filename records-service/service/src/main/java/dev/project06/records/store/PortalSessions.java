package dev.project06.records.store;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.agency.AgencyCode;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Keeps the sessions of systems that synchronise.
 */
public final class PortalSessions {

	private final MongoCollection<Document> sessions;

	/**
	 * The sessions of a database.
	 * @param database the database
	 */
	public PortalSessions(MongoDatabase database) {
		this.sessions = database.getCollection("portalSessions");
	}

	/**
	 * Keeps a session.
	 * @param session the session
	 * @return completes when it is kept
	 */
	public Mono<Void> insert(Session session) {
		return Mono
			.from(this.sessions.insertOne(new Document("_id", session.hash()).append("agency", session.agency().text())
				.append("account", session.account())
				.append("until", Date.from(session.until()))))
			.then();
	}

	/**
	 * Finds a session, also one that is over.
	 * @param hash its hash
	 * @return the session, if there is one
	 */
	public Mono<Session> find(String hash) {
		return Mono.from(this.sessions.find(Filters.eq("_id", hash)))
			.map((found) -> new Session(hash, new AgencyCode(found.getString("agency")), found.getString("account"),
					Objects.requireNonNull(found.getDate("until")).toInstant()));
	}

	/**
	 * Removes the sessions that are over.
	 * @param now the time
	 * @return completes when they are gone
	 */
	public Mono<Void> sweep(Instant now) {
		return Mono.from(this.sessions.createIndex(Indexes.ascending("until")))
			.then(Mono.from(this.sessions.deleteMany(Filters.lt("until", Date.from(now)))))
			.then();
	}

	/**
	 * A session.
	 *
	 * @param hash hash of what the system sends
	 * @param agency the agency that it was opened for
	 * @param account the account that opened it
	 * @param until until when it is good
	 */
	public record Session(String hash, AgencyCode agency, String account, Instant until) {
	}

}
