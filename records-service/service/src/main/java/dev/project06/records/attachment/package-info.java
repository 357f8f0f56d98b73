/**
 * Files of dossiers: papers that are handed in and electronic results, kept in GridFS.
 */
@NullMarked
package dev.project06.records.attachment;

import org.jspecify.annotations.NullMarked;
