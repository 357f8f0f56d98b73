/**
 * Has attachments looked at by a virus scanner before anybody gets them.
 */
@NullMarked
package dev.project06.records.attachment.scan;

import org.jspecify.annotations.NullMarked;
