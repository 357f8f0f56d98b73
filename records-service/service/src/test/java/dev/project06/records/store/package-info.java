@NullMarked
package dev.project06.records.store;

import org.jspecify.annotations.NullMarked;
