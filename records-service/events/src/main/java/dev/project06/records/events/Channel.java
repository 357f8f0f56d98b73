package dev.project06.records.events;

/**
 * How a dossier was filed (kênh thực hiện).
 */
public enum Channel {

	/** In person at a counter (trực tiếp). */
	COUNTER(1),

	/** Online (trực tuyến). */
	ONLINE(2),

	/** By public post (bưu chính công ích). */
	POST(3);

	private final int code;

	Channel(int code) {
		this.code = code;
	}

	/**
	 * The portal's number of the channel.
	 * @return 1 to 3
	 */
	public int code() {
		return this.code;
	}

}
