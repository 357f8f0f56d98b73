package dev.project06.records.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A name in the two languages of the service.
 *
 * @param vi in Vietnamese
 * @param en in English
 */
record Name(@NotBlank @Size(max = 500) String vi, @NotBlank @Size(max = 500) String en) {
}
