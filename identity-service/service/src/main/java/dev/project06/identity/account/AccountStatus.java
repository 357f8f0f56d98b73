package dev.project06.identity.account;

import java.time.Instant;

import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Pending;
import dev.project06.identity.account.Standing.RefusalReason;
import dev.project06.identity.account.Standing.Requested;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, as it is answered.
 *
 * @param state the state; {@code NONE} without an account
 * @param level level of the account, or that was asked for; 0 without an account
 * @param application what is under way
 * @param lockReason why it is locked
 * @param refused why the last application was refused
 */
record AccountStatus(String state, int level, @Nullable Application application, @Nullable LockReason lockReason,
		@Nullable RefusalReason refused) {

	static AccountStatus of(Account account) {
		State state = account.state();
		return new AccountStatus((state != null) ? state.name() : "NONE", account.level(),
				application(account.pending()), (account.standing() instanceof Locked locked) ? locked.reason() : null,
				(account.standing() instanceof None none) ? none.refused() : null);
	}

	private static @Nullable Application application(@Nullable Pending pending) {
		return switch (pending) {
			case null -> null;
			case Requested requested -> new Application(requested.level(), State.REQUESTED, requested.dueAt(), null);
			case Approved approved ->
				new Application(approved.level(), State.APPROVED_NOT_ACTIVATED, null, approved.activateBy());
		};
	}

	/**
	 * An application.
	 *
	 * @param level level that was asked for
	 * @param state whether it is approved
	 * @param dueAt when it is approved unless it was refused
	 * @param activateBy end of the time to activate
	 */
	record Application(int level, State state, @Nullable Instant dueAt, @Nullable Instant activateBy) {
	}

}
