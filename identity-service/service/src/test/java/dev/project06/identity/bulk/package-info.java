@NullMarked
package dev.project06.identity.bulk;

import org.jspecify.annotations.NullMarked;
