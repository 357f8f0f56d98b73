@NullMarked
package dev.project06.records.takeover;

import org.jspecify.annotations.NullMarked;
