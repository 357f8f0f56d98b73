package dev.project06.records.events;

/**
 * The two blocks that published figures tell apart.
 */
public enum AgencyBlock {

	/** Ministries and central bodies. */
	MINISTRY,

	/** Provinces and municipalities with all under them. */
	LOCALITY

}
