/**
 * The identity service: a mock of VNeID and of the national population database.
 */
@NullMarked
package dev.project06.identity;

import org.jspecify.annotations.NullMarked;
