/**
 * Reads the tables that the service ships as CSV resources, strictly.
 */
@NullMarked
package dev.project06.records.table;

import org.jspecify.annotations.NullMarked;
