/**
 * A store that speaks the MongoDB wire protocol and keeps its documents in one local
 * file, for development and tests on a machine without MongoDB.
 */
@NullMarked
package dev.project06.local.store;

import org.jspecify.annotations.NullMarked;
