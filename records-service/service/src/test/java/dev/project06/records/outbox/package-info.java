@NullMarked
package dev.project06.records.outbox;

import org.jspecify.annotations.NullMarked;
