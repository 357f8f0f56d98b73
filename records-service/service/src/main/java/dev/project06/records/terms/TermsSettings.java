package dev.project06.records.terms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the sources leave open about appointments.
 *
 * @param longestExtension how many working days an appointment is put off at most; an
 * assumption
 */
@Validated
@ConfigurationProperties("project06.terms")
record TermsSettings(@Min(1) @Max(1000) int longestExtension) {
}
