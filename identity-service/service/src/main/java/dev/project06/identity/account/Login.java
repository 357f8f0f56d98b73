package dev.project06.identity.account;

import java.time.Instant;
import java.util.Set;

import dev.project06.identity.api.CitizenId;

/**
 * A login that went well.
 *
 * @param citizenId who logged in
 * @param accountLevel level of the account, 1 or 2
 * @param factors the factors that were proved
 * @param authenticationLevel what they add up to, from 1 to 4 (Decree 69/2024/NĐ-CP)
 * @param at when, by the clock of the sandbox
 */
public record Login(CitizenId citizenId, int accountLevel, Set<Factor> factors, int authenticationLevel, Instant at) {

	public Login {
		factors = Set.copyOf(factors);
	}

}
