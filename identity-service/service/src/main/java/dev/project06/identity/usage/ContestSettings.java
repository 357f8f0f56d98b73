package dev.project06.identity.usage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of contested uses.
 *
 * @param workingDays how long an agency has to answer
 */
@Validated
@ConfigurationProperties("project06.contests")
record ContestSettings(@DefaultValue("2") @Min(1) @Max(60) int workingDays) {
}
