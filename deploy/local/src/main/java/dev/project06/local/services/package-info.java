/**
 * The services and the embedded store, from what the build packaged.
 */
@NullMarked
package dev.project06.local.services;

import org.jspecify.annotations.NullMarked;
