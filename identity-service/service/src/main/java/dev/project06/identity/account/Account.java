package dev.project06.identity.account;

import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.Requested;
import org.jspecify.annotations.Nullable;

/**
 * An account with all that is kept of it.
 *
 * @param standing where it stands
 * @param phone the phone number it is bound to
 * @param email whether notices go by e-mail too
 * @param secrets what its person knows
 * @param version 0 when nothing of it is stored, and one more with each change
 * @param sequence number of its last event
 */
record Account(Standing standing, @Nullable Phone phone, boolean email, Secrets secrets, long version, long sequence) {

	/** The same account elsewhere; without a person to use it, it is bound to nothing. */
	Account at(Standing other) {
		boolean free = other instanceof None || other instanceof Closed;
		return free ? new Account(other, null, false, Secrets.STARTING, this.version, this.sequence)
				: new Account(other, this.phone, this.email, this.secrets, this.version, this.sequence);
	}

	Account boundTo(Phone other, boolean withEmail) {
		return new Account(this.standing, other, withEmail, this.secrets, this.version, this.sequence);
	}

	Account knowing(Secrets others) {
		return new Account(this.standing, this.phone, this.email, others, this.version, this.sequence);
	}

	Account written(boolean withEvent) {
		return new Account(this.standing, this.phone, this.email, this.secrets, this.version + 1,
				this.sequence + (withEvent ? 1 : 0));
	}

	/** The state of the account, if there is one. */
	@Nullable State state() {
		return switch (this.standing) {
			case None _ -> null;
			case Requested _ -> State.REQUESTED;
			case Approved _ -> State.APPROVED_NOT_ACTIVATED;
			case Active _ -> State.ACTIVE;
			case Locked _ -> State.LOCKED;
			case Closed _ -> State.CLOSED;
		};
	}

	/** The level that it has, or that was asked for where it has none; else 0. */
	int level() {
		return switch (this.standing) {
			case None _ -> 0;
			case Pending pending -> pending.level();
			case Active active -> active.level();
			case Locked locked -> locked.before().level();
			case Closed closed -> closed.level();
		};
	}

	/** An application that is under way. */
	@Nullable Pending pending() {
		return switch (this.standing) {
			case Pending pending -> pending;
			case Active active -> active.next();
			case Locked locked -> locked.before().next();
			case None _, Closed _ -> null;
		};
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Account[" + this.standing + "]";
	}

}
