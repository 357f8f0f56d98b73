/**
 * The synchronisation that systems in use already speak: their services and field names,
 * answered as the National Portal answers them.
 */
@NullMarked
package dev.project06.records.portal;

import org.jspecify.annotations.NullMarked;
