@NullMarked
package dev.project06.identity.number;

import org.jspecify.annotations.NullMarked;
