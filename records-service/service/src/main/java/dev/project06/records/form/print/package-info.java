/**
 * Prints pages as tagged PDF: text, tables, marks to scan. Knows nothing of dossiers.
 */
@NullMarked
package dev.project06.records.form.print;

import org.jspecify.annotations.NullMarked;
