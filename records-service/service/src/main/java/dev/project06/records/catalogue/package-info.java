/**
 * Lists the procedures and agencies that dossiers can name.
 */
@NullMarked
package dev.project06.records.catalogue;

import org.jspecify.annotations.NullMarked;
