/**
 * The questions to the population register in the shape that systems in use send: SOAP
 * with Vietnamese field names.
 */
@NullMarked
package dev.project06.identity.soap;

import org.jspecify.annotations.NullMarked;
