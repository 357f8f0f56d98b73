@NullMarked
package dev.project06.records.store.changes;

import org.jspecify.annotations.NullMarked;
