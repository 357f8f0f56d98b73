package dev.project06.records.webhook.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.project06.records.agency.AgencyCode;
import org.jspecify.annotations.Nullable;

/**
 * An address that an agency has given to be told of changes.
 *
 * @param id names it
 * @param agency the agency, which is told of itself and all under it
 * @param subscription what it wants to be told, and where
 * @param state whether it is told
 * @param reason why not, when disabled
 * @param validatedAt when the address agreed, {@code null} when it has not
 * @param secrets what is signed with, the latest first
 * @param progress how far it has been told
 * @param trouble what is wrong, {@code null} when nothing is
 * @param createdAt when it was registered
 * @param revision counts what the agency can see and change
 * @param version counts every write
 */
public record Endpoint(String id, AgencyCode agency, Subscription subscription, State state, @Nullable String reason,
		@Nullable Instant validatedAt, List<SigningSecret> secrets, Progress progress, @Nullable Trouble trouble,
		Instant createdAt, long revision, long version) {

	/** With one more the oldest ends at once. */
	private static final int MOST_SECRETS = 3;

	public Endpoint {
		secrets = List.copyOf(secrets);
	}

	/**
	 * Registers an address.
	 * @param id names it
	 * @param agency the agency
	 * @param subscription what it wants to be told, and where
	 * @param secret what is signed with
	 * @param end the place after which changes are told
	 * @param now the time
	 * @return the endpoint, which has yet to agree
	 */
	public static Endpoint register(String id, AgencyCode agency, Subscription subscription, SigningSecret secret,
			long end, Instant now) {
		return new Endpoint(id, agency, subscription, State.PENDING, null, null, List.of(secret),
				new Progress(end, 0, Long.MAX_VALUE), null, now, 1, 1);
	}

	/**
	 * Changes what is told and where. Another address has to agree first.
	 * @param other the other subscription
	 * @return the changed endpoint
	 */
	public Endpoint subscribe(Subscription other) {
		if (other.url().equals(this.subscription.url())) {
			return with(other, this.state, this.reason, this.validatedAt, this.trouble);
		}
		State next = (this.state == State.DISABLED) ? State.DISABLED : State.PENDING;
		return with(other, next, this.reason, null, null);
	}

	/**
	 * Begins or goes on to tell, from where it stopped.
	 * @return the changed endpoint
	 */
	public Endpoint enable() {
		return (this.state != State.DISABLED) ? this : with(this.subscription,
				(this.validatedAt != null) ? State.ACTIVE : State.PENDING, null, this.validatedAt, null);
	}

	/**
	 * Ends telling; what is not told yet stays.
	 * @param why the reason
	 * @return the changed endpoint
	 */
	public Endpoint disable(String why) {
		return (this.state == State.DISABLED) ? this
				: with(this.subscription, State.DISABLED, why, this.validatedAt, this.trouble);
	}

	/**
	 * The address has agreed to be told.
	 * @param asked the subscription that it was asked about
	 * @param now the time
	 * @return the changed endpoint
	 */
	public Endpoint validate(Subscription asked, Instant now) {
		return (this.state != State.PENDING || !asked.url().equals(this.subscription.url())) ? this
				: with(this.subscription, State.ACTIVE, null, now, null);
	}

	/**
	 * The address has taken something.
	 * @return the changed endpoint
	 */
	public Endpoint recover() {
		return (this.trouble == null) ? this
				: new Endpoint(this.id, this.agency, this.subscription, this.state, this.reason, this.validatedAt,
						this.secrets, this.progress, null, this.createdAt, this.revision, this.version);
	}

	/**
	 * The address has failed. After too long without anything taken, telling ends.
	 * @param why the failure
	 * @param pause until when to leave it alone, {@code null} when only one dossier was
	 * refused
	 * @param now the time
	 * @param patience how long is too long
	 * @return the changed endpoint
	 */
	public Endpoint fail(String why, @Nullable Instant pause, Instant now, Duration patience) {
		if (this.state == State.DISABLED) {
			return this;
		}
		Instant since = (this.trouble != null) ? this.trouble.since() : now;
		int away = (this.trouble != null) ? this.trouble.away() : 0;
		Instant paused = (pause != null) ? pause : (this.trouble != null) ? this.trouble.pausedUntil() : now;
		Endpoint failed = new Endpoint(this.id, this.agency, this.subscription, this.state, this.reason,
				this.validatedAt, this.secrets, this.progress,
				new Trouble(since, (pause != null) ? away + 1 : away, paused, why), this.createdAt, this.revision,
				this.version);
		return now.isBefore(since.plus(patience)) ? failed
				: failed.disable((this.state == State.PENDING) ? "not-validated" : "failing");
	}

	/**
	 * Gives it another secret. The one before goes on for a while.
	 * @param secret the other secret
	 * @param overlap for how long
	 * @return the changed endpoint
	 */
	public Endpoint rotate(SigningSecret secret, Duration overlap) {
		Instant end = secret.since().plus(overlap);
		List<SigningSecret> all = Stream
			.concat(Stream.of(secret),
					this.secrets.stream()
						.filter((one) -> one.isValid(secret.since()))
						.map((one) -> (one.until() != null) ? one : new SigningSecret(one.sealed(), one.since(), end)))
			.limit(MOST_SECRETS)
			.toList();
		return new Endpoint(this.id, this.agency, this.subscription, this.state, this.reason, this.validatedAt, all,
				this.progress, this.trouble, this.createdAt, this.revision + 1, this.version);
	}

	/**
	 * Tells again all behind a place.
	 * @param position the place
	 * @return the changed endpoint
	 */
	public Endpoint replay(long position) {
		return at(new Progress(Math.min(position, this.progress.planned()), this.progress.run() + 1, position),
				this.revision + 1);
	}

	/**
	 * Deliveries have been made up to a place.
	 * @param from how far they were made before
	 * @param to the place
	 * @return the changed endpoint, the same when something else was decided meanwhile
	 */
	public Endpoint plan(Progress from, long to) {
		return from.equals(this.progress) ? at(new Progress(to, from.run(), from.replayedFrom()), this.revision) : this;
	}

	private Endpoint at(Progress other, long newRevision) {
		return new Endpoint(this.id, this.agency, this.subscription, this.state, this.reason, this.validatedAt,
				this.secrets, other, this.trouble, this.createdAt, newRevision, this.version);
	}

	private Endpoint with(Subscription other, State newState, @Nullable String newReason,
			@Nullable Instant newValidated, @Nullable Trouble newTrouble) {
		return new Endpoint(this.id, this.agency, other, newState, newReason, newValidated, this.secrets, this.progress,
				newTrouble, this.createdAt, this.revision + 1, this.version);
	}

	/**
	 * Whether a delivery is still to be made: its kind is wanted, and a replay does not
	 * bring it again.
	 * @param delivery the delivery
	 * @return whether it is
	 */
	public boolean wants(Delivery delivery) {
		return this.subscription.wants(delivery.type())
				&& (delivery.run() == this.progress.run() || delivery.position() <= this.progress.replayedFrom());
	}

	/**
	 * Whether it is to be left alone for now.
	 * @param now the time
	 * @return whether it was not there and the pause has not ended
	 */
	public boolean isPaused(Instant now) {
		return this.trouble != null && now.isBefore(this.trouble.pausedUntil());
	}

	/**
	 * Whether the address was not there when last tried.
	 * @return whether it was not
	 */
	public boolean isAway() {
		return this.trouble != null && this.trouble.away() > 0;
	}

	/**
	 * Whether an endpoint is told.
	 */
	public enum State {

		/** The address has yet to agree. */
		PENDING,

		/** It is told. */
		ACTIVE,

		/** It is not told; what happens meanwhile is told when it is enabled again. */
		DISABLED

	}

	/**
	 * How far an endpoint has been told.
	 *
	 * @param planned the place up to which deliveries have been made
	 * @param run counts the replays
	 * @param replayedFrom the place behind which the latest replay began
	 */
	public record Progress(long planned, int run, long replayedFrom) {
	}

}
