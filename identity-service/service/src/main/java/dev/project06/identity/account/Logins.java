package dev.project06.identity.account;

import java.util.List;
import java.util.Optional;

import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.Closed;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.account.Standing.Requested;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Lets people log in.
 */
@Component
public class Logins {

	private final Population population;

	private final StartingAccounts accounts = new StartingAccounts(new WorkingDays());

	Logins(Population population) {
		this.population = population;
	}

	/**
	 * Finds an account.
	 * @param sandbox where
	 * @param citizenId whose
	 * @return the account; empty when nobody has the number or the person has no account
	 */
	public Mono<AccountView> find(Sandbox sandbox, CitizenId citizenId) {
		return Mono.justOrEmpty(this.population.find(citizenId)
			.map((person) -> this.accounts.of(person, sandbox.now()))
			.flatMap((standing) -> view(citizenId, standing)));
	}

	/**
	 * Sends a one-time code to the person's SIM, which is the inbox of the sandbox. The
	 * answer and the time it takes are the same for a number without an account.
	 * @param sandbox where
	 * @param citizenId whose account
	 * @return ends when it is sent; a refusal {@code LOGIN_REFUSED} names the limit that
	 * is reached
	 */
	public Mono<Void> sendCode(Sandbox sandbox, CitizenId citizenId) {
		return Mono.error(() -> RefusedException.of(ProblemName.LOGIN_REFUSED, "too-many-codes"));
	}

	/**
	 * Logs a person in, when all proofs are right and the account is active.
	 * @param sandbox where
	 * @param citizenId who says to be
	 * @param proofs at least one, each factor at most once
	 * @return the login, or a refusal {@code LOGIN_REFUSED} that names the failed check
	 */
	public Mono<Login> login(Sandbox sandbox, CitizenId citizenId, List<Proof> proofs) {
		return Mono.error(() -> RefusedException.of(ProblemName.LOGIN_REFUSED, "wrong-password"));
	}

	private static Optional<AccountView> view(CitizenId citizenId, Standing standing) {
		return switch (standing) {
			case None _ -> Optional.empty();
			case Requested requested -> Optional.of(new AccountView(citizenId, requested.level(), State.REQUESTED));
			case Approved approved ->
				Optional.of(new AccountView(citizenId, approved.level(), State.APPROVED_NOT_ACTIVATED));
			case Active active -> Optional.of(new AccountView(citizenId, active.level(), State.ACTIVE));
			case Locked locked -> Optional.of(new AccountView(citizenId, locked.before().level(), State.LOCKED));
			case Closed closed -> Optional.of(new AccountView(citizenId, closed.level(), State.CLOSED));
		};
	}

}
