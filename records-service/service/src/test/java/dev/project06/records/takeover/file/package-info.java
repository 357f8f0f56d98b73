@NullMarked
package dev.project06.records.takeover.file;

import org.jspecify.annotations.NullMarked;
