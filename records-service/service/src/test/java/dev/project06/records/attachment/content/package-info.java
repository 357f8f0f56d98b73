@NullMarked
package dev.project06.records.attachment.content;

import org.jspecify.annotations.NullMarked;
