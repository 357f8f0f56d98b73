package dev.project06.identity.account;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the accounts. Times are by the clock of the sandbox, but for the calls a
 * minute.
 *
 * @param codeLifetime how long a one-time code is good
 * @param codeAttempts how often a code may be tried
 * @param codes how many codes a number gets within {@code codesWithin}
 * @param codesWithin the time in which those are counted
 * @param failures failed attempts in a row after which the next one locks
 * @param lockedFor how long
 * @param hashRounds rounds of PBKDF2 for passwords and the like
 * @param hashThreads how many are worked on at the same time
 * @param callsPerNumber public calls a minute about one number
 * @param callsPerPeer public calls a minute from one address
 */
@Validated
@ConfigurationProperties("project06.accounts")
record AccountSettings(@NotNull Duration codeLifetime, @Min(1) int codeAttempts, @Min(1) int codes,
		@NotNull Duration codesWithin, @Min(1) int failures, @NotNull Duration lockedFor, @Min(1000) int hashRounds,
		@Min(1) int hashThreads, @Min(1) int callsPerNumber, @Min(1) int callsPerPeer) {
}
