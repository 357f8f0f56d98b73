/**
 * The life of a dossier: its state, the moves it allows and the events they leave.
 */
@NullMarked
package dev.project06.records.dossier;

import org.jspecify.annotations.NullMarked;
