@NullMarked
package dev.project06.identity.persona;

import org.jspecify.annotations.NullMarked;
