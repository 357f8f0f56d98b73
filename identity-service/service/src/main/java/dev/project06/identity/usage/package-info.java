/**
 * The citizen's side of the ledger: who used her data, and what an agency says when she
 * contests a use.
 */
@NullMarked
package dev.project06.identity.usage;

import org.jspecify.annotations.NullMarked;
