package dev.project06.identity.openid;

import dev.project06.identity.account.AccountView;
import dev.project06.identity.account.Logins;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Person;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The people behind grants.
 */
@Component
class AccountHolders {

	private final Logins logins;

	private final Register register;

	AccountHolders(Logins logins, Register register) {
		this.logins = logins;
		this.register = register;
	}

	/** The person as the register has it; nothing when the account is not active. */
	Mono<Person> active(Sandbox sandbox, CitizenId citizenId) {
		return this.logins.find(sandbox, citizenId)
			.filter((account) -> account.state() == AccountView.State.ACTIVE)
			.flatMap((account) -> this.register.find(sandbox, citizenId))
			.map(Registered::person);
	}

}
