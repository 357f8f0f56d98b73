/**
 * Carries admitted calls to the services and names what goes wrong behind.
 */
@NullMarked
package dev.project06.gateway.routes;

import org.jspecify.annotations.NullMarked;
