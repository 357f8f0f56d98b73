package dev.project06.records.rating;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of ratings.
 *
 * @param changeable how long a rating may be changed
 */
@ConfigurationProperties("project06.rating")
record RatingSettings(Duration changeable) {
}
