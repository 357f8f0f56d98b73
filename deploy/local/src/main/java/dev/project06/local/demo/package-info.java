/**
 * Files dossiers through the gateway in the proportions of published figures and prints
 * what metrics-service makes of them.
 */
@NullMarked
package dev.project06.local.demo;

import org.jspecify.annotations.NullMarked;
