/**
 * The one door through which every call reaches the services.
 */
@NullMarked
package dev.project06.gateway;

import org.jspecify.annotations.NullMarked;
