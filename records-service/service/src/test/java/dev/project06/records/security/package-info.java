@NullMarked
package dev.project06.records.security;

import org.jspecify.annotations.NullMarked;
