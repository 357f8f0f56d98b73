package dev.project06.records.export;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How exports are made.
 *
 * @param page how many dossiers are read, written down and given out at once
 */
@ConfigurationProperties("project06.export")
record ExportSettings(int page) {
}
