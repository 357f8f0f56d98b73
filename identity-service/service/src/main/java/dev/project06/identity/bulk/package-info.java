/**
 * Compares up to a million people with the register in one job: a stream of rows that may
 * break and go on, each row answered once.
 */
@NullMarked
package dev.project06.identity.bulk;

import org.jspecify.annotations.NullMarked;
