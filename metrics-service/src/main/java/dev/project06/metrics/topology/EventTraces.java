package dev.project06.metrics.topology;

import org.apache.kafka.common.header.Headers;

/**
 * Hears of the events whose change is part of a recorded trace.
 */
@FunctionalInterface
public interface EventTraces {

	/** Hears nothing. */
	EventTraces NONE = (headers) -> {
	};

	/**
	 * A record has been counted or set aside; that is committed a little later, or done
	 * again.
	 * @param headers of the record
	 */
	void counted(Headers headers);

}
