@NullMarked
package dev.project06.identity.match;

import org.jspecify.annotations.NullMarked;
