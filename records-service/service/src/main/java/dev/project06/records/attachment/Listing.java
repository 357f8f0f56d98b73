package dev.project06.records.attachment;

import java.util.List;

import dev.project06.records.events.Papers;

/**
 * The files of a dossier.
 *
 * @param items the files in the order in which they were attached
 * @param waived the components that need not be handed in, because population data say
 * the same
 * @param papers all of it in numbers
 */
record Listing(List<AttachmentAnswer> items, List<Waived> waived, Papers papers) {
}
