/**
 * Agencies that receive dossiers, as a tree of ministries and provinces, and the
 * provinces before and since their merger.
 */
@NullMarked
package dev.project06.records.agency;

import org.jspecify.annotations.NullMarked;
