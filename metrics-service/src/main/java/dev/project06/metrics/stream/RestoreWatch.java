package dev.project06.metrics.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Knows how much of the stores is still to be read back from their topics.
 */
final class RestoreWatch implements StateRestoreListener {

	private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

	@Override
	public void onRestoreStart(TopicPartition log, String store, long start, long end) {
		this.remaining.put(log, end - start);
	}

	@Override
	public void onBatchRestored(TopicPartition log, String store, long batchEnd, long restored) {
		this.remaining.computeIfPresent(log, (key, left) -> Math.max(0, left - restored));
	}

	@Override
	public void onRestoreEnd(TopicPartition log, String store, long total) {
		this.remaining.remove(log);
	}

	@Override
	public void onRestoreSuspended(TopicPartition log, String store, long total) {
		this.remaining.remove(log);
	}

	/** Records that are not read back yet. */
	long remaining() {
		return this.remaining.values().stream().mapToLong(Long::longValue).sum();
	}

}
