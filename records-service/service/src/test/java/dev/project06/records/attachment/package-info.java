@NullMarked
package dev.project06.records.attachment;

import org.jspecify.annotations.NullMarked;
