package dev.project06.identity.verification;

import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Licences and limits for who asks about many people at once.
 */
@Component
public class Admission {

	private final Limits limits;

	private final Licences licences = new Licences();

	Admission(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Whether a procedure may ask whom rows mean.
	 * @param procedure the national code
	 * @return whether it may
	 */
	public boolean mayMatch(String procedure) {
		return this.licences.permits(procedure, Operation.MATCH);
	}

	/**
	 * Lets in.
	 * @param sandbox where
	 * @param asker who asks
	 * @return ends for who may ask, fails for who is locked out
	 */
	public Mono<Void> enter(Sandbox sandbox, Asker asker) {
		return this.limits.enter(sandbox, asker, Operation.CONFIRM);
	}

	/**
	 * Counts what an officer or the system of an agency asked; who goes beyond a limit is
	 * locked out from then on.
	 * @param sandbox where
	 * @param asker who asked
	 * @param failures questions that led to nobody
	 * @param lookUps questions that gave out data
	 * @return ends when it is counted
	 */
	public Mono<Void> asked(Sandbox sandbox, Asker asker, int failures, int lookUps) {
		return Flux
			.concat(this.limits.count(sandbox, asker, failures, Limit.OFFICER_FAILURES, Limit.AGENCY_FAILURES),
					this.limits.count(sandbox, asker, lookUps, Limit.OFFICER_LOOK_UPS, Limit.AGENCY_LOOK_UPS))
			.then();
	}

	/**
	 * Counts what a service asked on behalf of an agency: against the agency only, so
	 * that its failures lock out nobody else.
	 * @param sandbox where
	 * @param asker who asked
	 * @param failures questions that led to nobody
	 * @return ends when it is counted
	 */
	public Mono<Void> askedFor(Sandbox sandbox, Asker asker, int failures) {
		return this.limits.count(sandbox, asker, failures, Limit.AGENCY_FAILURES).then();
	}

}
