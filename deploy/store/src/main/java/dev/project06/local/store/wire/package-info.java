/**
 * The MongoDB wire protocol over TCP: reads are answered at once, writes when the file
 * holds them.
 */
@NullMarked
package dev.project06.local.store.wire;

import org.jspecify.annotations.NullMarked;
