/**
 * Judges files by what they hold and by their names, while they pass.
 */
@NullMarked
package dev.project06.records.attachment.content;

import org.jspecify.annotations.NullMarked;
