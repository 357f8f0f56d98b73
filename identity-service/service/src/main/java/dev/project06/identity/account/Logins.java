package dev.project06.identity.account;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Codes.Purpose;
import dev.project06.identity.account.Standing.Approved;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Locked;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.inbox.Inbox;
import dev.project06.identity.inbox.Message;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Lets people log in. For a number without an account everything happens, and takes as
 * long, as for one whose proofs are wrong.
 */
@Component
public class Logins {

	private final Register register;

	private final Accounts accounts;

	private final Proofs proofs;

	private final Codes codes;

	private final Inbox inbox;

	private final AccountSettings settings;

	Logins(Register register, Accounts accounts, Proofs proofs, Codes codes, Inbox inbox, AccountSettings settings) {
		this.register = register;
		this.accounts = accounts;
		this.proofs = proofs;
		this.codes = codes;
		this.inbox = inbox;
		this.settings = settings;
	}

	/**
	 * Finds an account.
	 * @param sandbox where
	 * @param citizenId whose
	 * @return the account; empty when nobody has the number or the person has no account
	 */
	public Mono<AccountView> find(Sandbox sandbox, CitizenId citizenId) {
		return this.register.find(sandbox, citizenId)
			.flatMap((person) -> this.accounts.find(sandbox, person))
			.flatMap((account) -> Mono.justOrEmpty(account.state())
				.map((state) -> new AccountView(citizenId, account.level(), state)));
	}

	/**
	 * Sends a one-time code to the person's SIM, which is the inbox of the sandbox. The
	 * answer and the time it takes are the same for a number without an account.
	 * @param sandbox where
	 * @param citizenId whose account
	 * @return ends when it is sent; a refusal {@code LOGIN_REFUSED} says
	 * {@code too-many-codes}
	 */
	public Mono<Void> sendCode(Sandbox sandbox, CitizenId citizenId) {
		return sendCode(sandbox, citizenId, Purpose.LOGIN);
	}

	Mono<Void> sendCode(Sandbox sandbox, CitizenId citizenId, Purpose purpose) {
		return this.codes.make(sandbox, citizenId, purpose)
			.flatMap((code) -> this.register.find(sandbox, citizenId)
				.flatMap((person) -> this.accounts.find(sandbox, person))
				.flatMap((account) -> Mono.justOrEmpty(account.phone())
					.map((phone) -> message(phone.masked(), account.email(), code)))
				.map((message) -> this.inbox.send(sandbox, message))
				.switchIfEmpty(this.accounts.findNobody(sandbox, citizenId)
					.then(Mono.fromSupplier(() -> this.inbox.pretend(sandbox, message("", false, code)))))
				.flatMap((sending) -> sending));
	}

	private Message message(String phone, boolean email, String code) {
		return new Message(Message.Kind.CODE, phone, email,
				List.of(code, Long.toString(this.settings.codeLifetime().toMinutes())));
	}

	/**
	 * Logs a person in, when all proofs are right and the account is active.
	 * @param sandbox where
	 * @param citizenId who somebody says to be
	 * @param proofs at least one, each factor at most once
	 * @return the login, or a refusal {@code LOGIN_REFUSED} that names the first check
	 * that failed; what is the matter with an account is told only to who has proved to
	 * be its person
	 */
	public Mono<Login> login(Sandbox sandbox, CitizenId citizenId, List<Proof> proofs) {
		return this.proofs.check(sandbox, citizenId, proofs, Purpose.LOGIN).map((proved) -> {
			String bar = bar(proved, sandbox.now());
			if (!bar.isEmpty()) {
				throw RefusedException.of(ProblemName.LOGIN_REFUSED, bar);
			}
			return new Login(citizenId, proved.account().level(), proved.factors(), proved.authenticationLevel(),
					sandbox.now());
		});
	}

	private static String bar(Proofs.Proved proved, Instant now) {
		if (proved.person().status() == Registered.Status.DECEASED) {
			return "holder-deceased";
		}
		if (proved.person().status() == Registered.Status.REPLACED) {
			return "number-replaced";
		}
		State state = Objects.requireNonNull(proved.account().state());
		return switch (state) {
			case REQUESTED -> "not-approved";
			case APPROVED_NOT_ACTIVATED ->
				(proved.account().standing() instanceof Approved approved && !now.isBefore(approved.activateBy()))
						? "activation-lapsed" : "not-activated";
			case LOCKED -> (proved.account().standing() instanceof Locked locked && locked.reason() == LockReason.OWNER)
					? "account-locked-by-owner" : "account-locked-by-authority";
			case CLOSED -> "account-closed";
			case ACTIVE -> (proved.authenticationLevel() == 0) ? "factors-without-level" : "";
		};
	}

}
