/**
 * The synthetic people: a pure function of the number, with nothing stored.
 */
@NullMarked
package dev.project06.identity.population;

import org.jspecify.annotations.NullMarked;
