package dev.project06.metrics.topology;

import java.util.Map;

import dev.project06.records.events.DossierEventCodec;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology. Each partition counts its own dossiers; nothing is sent to another
 * partition, and the changes of the sums leave as the changelog of the store
 * {@value #CELLS}.
 */
public final class CountingTopology {

	/**
	 * The application, with the version of what is counted. A higher version builds all
	 * sums anew, in stores and topics of its own.
	 */
	public static final String APPLICATION = "metrics-1";

	/** Store of the sums, and of how far they go. */
	public static final String CELLS = "cells";

	/** The topic that the sums can be read from. */
	public static final String CELLS_TOPIC = APPLICATION + "-" + CELLS + "-changelog";

	/** Store of what is remembered of each dossier. */
	public static final String LAST_STATES = "last-states";

	/** Where records go that are no events. */
	public static final String REJECTED_TOPIC = DossierEventCodec.TOPIC + "-rejected";

	private static final String SOURCE = "events";

	private static final String COUNTER = "counter";

	static final String REJECTED = "rejected";

	private CountingTopology() {
	}

	/**
	 * Builds it anew; the same each time.
	 * @param traces hears of what is counted
	 * @return the topology
	 */
	public static Topology build(EventTraces traces) {
		ByteArrayDeserializer bytes = new ByteArrayDeserializer();
		ByteArraySerializer same = new ByteArraySerializer();
		return new Topology().addSource(SOURCE, bytes, bytes, DossierEventCodec.TOPIC)
			.addProcessor(COUNTER, () -> new DossierCounter(traces), SOURCE)
			.addStateStore(store(LAST_STATES, 64 << 20), COUNTER)
			.addStateStore(store(CELLS, 16 << 20), COUNTER)
			.addSink(REJECTED, REJECTED_TOPIC, same, same, COUNTER);
	}

	/** The log of a store is compacted segment by segment: small ones soon. */
	private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name, int segment) {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
			.withCachingEnabled()
			.withLoggingEnabled(Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(segment),
					TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2"));
	}

}
