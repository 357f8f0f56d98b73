/**
 * Administrative procedures that dossiers are filed for.
 */
@NullMarked
package dev.project06.records.procedure;

import org.jspecify.annotations.NullMarked;
