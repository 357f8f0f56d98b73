/**
 * Counts dossiers into cells: what one dossier adds to which sums, with no framework.
 */
@NullMarked
package dev.project06.metrics.cell;

import org.jspecify.annotations.NullMarked;
