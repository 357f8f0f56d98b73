package dev.project06.records.attachment.content;

/**
 * How much a zip file may hold. One that holds more is made to harm whoever opens it.
 *
 * @param entries how many entries, at least 1
 * @param expanded bytes of all entries together, at least 1
 * @param ratio how many times its packed size an entry of more than 1 MiB may have
 */
public record ZipLimits(int entries, long expanded, int ratio) {

	public ZipLimits {
		if (entries < 1 || expanded < 1 || ratio < 1) {
			throw new IllegalArgumentException("limits of zip files are at least 1");
		}
	}

}
