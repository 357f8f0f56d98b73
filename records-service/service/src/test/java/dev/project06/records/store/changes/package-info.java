@org.jspecify.annotations.NullMarked
package dev.project06.records.store.changes;
