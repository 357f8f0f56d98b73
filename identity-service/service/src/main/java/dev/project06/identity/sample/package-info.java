/**
 * Stand-ins for what sensors and chips deliver: biometric samples that are scored against
 * a template, and answers of cards and devices.
 */
@NullMarked
package dev.project06.identity.sample;

import org.jspecify.annotations.NullMarked;
