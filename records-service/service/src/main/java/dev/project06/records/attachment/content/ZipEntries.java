package dev.project06.records.attachment.content;

/**
 * Hears what a zip file holds.
 */
interface ZipEntries {

	/** An entry begins. */
	void begin(String name);

	/** Some of what the entry holds, unpacked. */
	void data(byte[] bytes, int length);

}
