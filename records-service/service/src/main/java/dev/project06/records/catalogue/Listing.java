package dev.project06.records.catalogue;

import java.util.List;

/**
 * A whole list.
 *
 * @param items what stands in it
 */
record Listing<T>(List<T> items) {
}
