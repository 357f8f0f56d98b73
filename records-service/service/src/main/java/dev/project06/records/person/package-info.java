/**
 * Seals, finds and opens the numbers of persons.
 */
@NullMarked
package dev.project06.records.person;

import org.jspecify.annotations.NullMarked;
