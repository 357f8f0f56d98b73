@NullMarked
package dev.project06.identity.sandbox;

import org.jspecify.annotations.NullMarked;
