/**
 * Pairwise subjects: how a citizen is called outside, without the number.
 */
@NullMarked
package dev.project06.identity.subject;

import org.jspecify.annotations.NullMarked;
