package dev.project06.records.attachment;

/**
 * A key came a second time, with another file.
 */
public final class UsedKeyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String attachment;

	UsedKeyException(String attachment) {
		super("The key has made attachment " + attachment + " from another file");
		this.attachment = attachment;
	}

	/**
	 * What the first request with the key has made.
	 * @return identifier of the attachment
	 */
	public String attachment() {
		return this.attachment;
	}

}
