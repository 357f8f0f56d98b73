package dev.project06.records.attachment;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Settings for tests.
 */
final class AttachmentSettingsSample {

	static final AttachmentSettings SETTINGS = new AttachmentSettings(DataSize.ofMegabytes(1), 10, 4,
			Duration.ofMinutes(1), new AttachmentSettings.Zip(100, DataSize.ofMegabytes(10), 100),
			Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2));

	private AttachmentSettingsSample() {
	}

}
