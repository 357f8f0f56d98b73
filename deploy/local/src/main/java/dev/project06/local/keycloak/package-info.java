/**
 * Keycloak with the realm of the suite, its sample users and their tokens.
 */
@NullMarked
package dev.project06.local.keycloak;

import org.jspecify.annotations.NullMarked;
