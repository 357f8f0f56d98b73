package dev.project06.identity.renewal;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the feed of number changes.
 *
 * @param reader the one client of the realm whose service account may read it
 */
@Validated
@ConfigurationProperties("project06.number-changes")
record RenewalSettings(@NotBlank String reader) {
}
