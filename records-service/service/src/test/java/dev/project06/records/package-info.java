@NullMarked
package dev.project06.records;

import org.jspecify.annotations.NullMarked;
