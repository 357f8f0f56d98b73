package dev.project06.identity.verification;

import java.time.Instant;

/**
 * That somebody may not ask for a while.
 *
 * @param who {@code officer:} or {@code agency:} with the name
 * @param check the limit that was broken
 * @param at when, on the clock of the sandbox
 * @param until when it ends
 */
record LockOut(String who, String check, Instant at, Instant until) {
}
