@NullMarked
package dev.project06.records.attachment.scan;

import org.jspecify.annotations.NullMarked;
