/**
 * Imports up to a million old dossiers in one job: a stream of rows that may break and go
 * on, each row answered once.
 */
@NullMarked
package dev.project06.records.takeover.job;

import org.jspecify.annotations.NullMarked;
