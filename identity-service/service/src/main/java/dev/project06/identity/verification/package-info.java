/**
 * Answers questions to the population register: confirm (033), look up (037), household
 * (034); keeps who guesses from going on.
 */
@NullMarked
package dev.project06.identity.verification;

import org.jspecify.annotations.NullMarked;
