package dev.project06.records.attachment;

import java.time.Duration;

import dev.project06.records.attachment.content.ZipLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Limits of attachments.
 *
 * @param largest bytes of one file
 * @param most files of one dossier
 * @param atOnce uploads and downloads that one instance carries at a time
 * @param patience longest time that one upload may take
 * @param zip what a Word or Excel file may hold
 * @param sweep how often what broke off is looked for
 * @param recount how often attachments that nobody has counted are looked for
 * @param keep how long something that nobody refers to is kept; longer than the patience
 */
@ConfigurationProperties("project06.attachments")
record AttachmentSettings(DataSize largest, int most, int atOnce, Duration patience, Zip zip, Duration sweep,
		Duration recount, Duration keep) {

	AttachmentSettings {
		if (keep.compareTo(patience) <= 0) {
			throw new IllegalArgumentException(
					"project06.attachments.keep has to be longer than project06.attachments.patience");
		}
	}

	/**
	 * What a Word or Excel file may hold.
	 *
	 * @param entries files in it
	 * @param expanded bytes of all of them unpacked
	 * @param ratio how many times its packed size one of them may have
	 */
	record Zip(int entries, DataSize expanded, int ratio) {

		ZipLimits limits() {
			return new ZipLimits(this.entries, this.expanded.toBytes(), this.ratio);
		}

	}

}
