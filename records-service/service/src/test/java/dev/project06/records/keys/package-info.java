@NullMarked
package dev.project06.records.keys;

import org.jspecify.annotations.NullMarked;
