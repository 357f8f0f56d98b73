/**
 * Shows procedures, agencies and the calendar, and takes edits of procedures.
 */
@NullMarked
package dev.project06.records.catalogue;

import org.jspecify.annotations.NullMarked;
