package dev.project06.local.keycloak;

import java.nio.file.Path;

/**
 * What Keycloak reads and writes.
 *
 * @param distribution the unpacked distribution, shared by all suites
 * @param home the home of one suite's Keycloak: its database lies there
 * @param realm the realm to import on the first start
 * @param caches keeps the start-up cache
 */
public record KeycloakFiles(Path distribution, Path home, Path realm, Path caches) {
}
