/**
 * Who asked for whose data, and why: append-only, chained, open to the citizen.
 */
@NullMarked
package dev.project06.identity.ledger;

import org.jspecify.annotations.NullMarked;
