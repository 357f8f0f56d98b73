/**
 * Shows the ledger: to auditors all of it, to citizens who used their dossiers.
 */
@NullMarked
package dev.project06.records.audit;

import org.jspecify.annotations.NullMarked;
