package dev.project06.records.store;

import java.time.Instant;

import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of a key for a new one, from its order to its end.
 *
 * @param number 1 for the first, then one more for each
 * @param secret which keyset
 * @param phase how far it is
 * @param since when it came that far
 * @param keys the old and the new key, once there is a new one
 * @param total how many persons had the old key when the sweep began
 * @param order who ordered it and why
 * @param finishedAt when it ended
 */
public record Rotation(long number, Secret secret, Phase phase, Instant since, Keyring.@Nullable Change keys,
		long total, Order order, @Nullable Instant finishedAt) {

	/**
	 * Goes on to another phase.
	 * @param next the phase
	 * @param at when
	 * @return the rotation then
	 */
	public Rotation to(Phase next, Instant at) {
		return new Rotation(this.number, this.secret, next, at, this.keys, this.total, this.order,
				(next == Phase.DONE) ? at : null);
	}

	/**
	 * Notes the keys.
	 * @param change the old and the new key
	 * @return the rotation then
	 */
	public Rotation with(Keyring.Change change) {
		return new Rotation(this.number, this.secret, this.phase, this.since, change, this.total, this.order,
				this.finishedAt);
	}

	/**
	 * Notes how much there is to do.
	 * @param persons persons with the old key
	 * @return the rotation then
	 */
	public Rotation of(long persons) {
		return new Rotation(this.number, this.secret, this.phase, this.since, this.keys, persons, this.order,
				this.finishedAt);
	}

	/**
	 * Who ordered a rotation, and why.
	 *
	 * @param by the account
	 * @param reason in words
	 * @param at when
	 */
	public record Order(String by, String reason, Instant at) {
	}

	/**
	 * How far a rotation is. Each phase is begun once and can be repeated after a crash.
	 */
	public enum Phase {

		/** Ordered. */
		ORDERED,

		/** The new key is in the file, and the old one is used. */
		ANNOUNCED,

		/** The new key is used, and the old one still opens and finds. */
		PROMOTED,

		/** One person after the other gets the new key. */
		SWEEPING,

		/** The old key is not in the file any more. */
		RETIRED,

		/** Nothing is left of the old key. */
		DONE

	}

}
