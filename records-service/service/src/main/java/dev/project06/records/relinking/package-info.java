/**
 * Links dossiers anew when numbers change in the register.
 */
@NullMarked
package dev.project06.records.relinking;

import org.jspecify.annotations.NullMarked;
