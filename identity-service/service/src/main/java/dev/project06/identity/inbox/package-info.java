/**
 * What was sent to the people of a sandbox, for testers to read.
 */
@NullMarked
package dev.project06.identity.inbox;

import org.jspecify.annotations.NullMarked;
