/**
 * How documents are found without reading all of them: keys whose bytes sort as MongoDB
 * sorts values, the indexes made of them, and the choice among those for a query.
 */
@NullMarked
package dev.project06.local.store.index;

import org.jspecify.annotations.NullMarked;
