package dev.project06.metrics.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import dev.project06.metrics.topology.CountingTopology;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/**
 * What the clients of the broker are told.
 */
final class StreamConfiguration {

	private static final int COMMIT_EVERY_MS = 100;

	private static final long STORE_CACHE = 16L << 20;

	private StreamConfiguration() {
	}

	/**
	 * Commits are frequent, so that a figure follows its event within a second. The name
	 * of the instance outlives a restart, so that one that was killed takes its
	 * partitions up again at once.
	 */
	static Properties streams(StreamSettings settings, String instance) {
		Properties properties = new Properties();
		properties.putAll(common(settings));
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, CountingTopology.APPLICATION);
		properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.directory().toString());
		properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
		properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS);
		properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, STORE_CACHE);
		properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
		properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
		properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
				UsePartitionTimeOnInvalidTimestamp.class);
		properties.put(StreamsConfig.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG), instance);
		properties.put(StreamsConfig.mainConsumerPrefix(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG), 10_000);
		properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
		properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT_EVERY_MS / 10);
		return properties;
	}

	static Map<String, Object> follower(StreamSettings settings) {
		Map<String, Object> properties = new HashMap<>(common(settings));
		properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
		properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
		return properties;
	}

	static Map<String, Object> common(StreamSettings settings) {
		return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
				CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
	}

}
