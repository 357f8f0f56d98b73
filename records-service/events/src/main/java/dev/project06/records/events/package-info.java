/**
 * Contract of the dossier events: the state of a dossier after each change, as it stands
 * in the topic {@code dossier-events}.
 */
@NullMarked
package dev.project06.records.events;

import org.jspecify.annotations.NullMarked;
