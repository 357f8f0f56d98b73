package dev.project06.records.attachment.scan;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the scanning.
 *
 * @param clamd host and port of a ClamAV daemon, such as {@code 127.0.0.1:3310}; when
 * empty, a built-in scanner that knows the EICAR test file only
 * @param interval pause between two looks at what waits
 * @param patience longest time that one file may take; nobody else takes it meanwhile
 * @param maxPause longest wait of a file whose scanner is away
 */
@ConfigurationProperties("project06.attachments.scan")
record ScanSettings(String clamd, Duration interval, Duration patience, Duration maxPause) {
}
