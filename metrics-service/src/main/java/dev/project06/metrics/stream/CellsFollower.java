package dev.project06.metrics.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.project06.metrics.topology.CountingTopology;
import dev.project06.records.events.DossierEventCodec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of the cells from its beginning and then for ever, in all partitions,
 * and asks how far the topic of the events goes. The events are assigned and paused: they
 * are not read here, but their offsets cannot be asked for without a warning otherwise.
 */
final class CellsFollower implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(CellsFollower.class);

	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final long PAUSE_SECONDS = 1;

	private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private final StreamSettings settings;

	private final Figures figures;

	private final CountDownLatch closing;

	CellsFollower(StreamSettings settings, Figures figures, CountDownLatch closing) {
		this.settings = settings;
		this.figures = figures;
		this.closing = closing;
	}

	@Override
	public void run() {
		try {
			do {
				attempt();
			}
			while (!this.closing.await(PAUSE_SECONDS, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void attempt() throws InterruptedException {
		try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(StreamConfiguration.follower(this.settings))) {
			follow(consumer);
		}
		catch (KafkaException ex) {
			logger.info("The figures cannot be followed for the moment: {}", ex.toString());
		}
	}

	private void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException {
		List<TopicPartition> events = partitions(consumer, DossierEventCodec.TOPIC);
		List<TopicPartition> cells = partitions(consumer, CountingTopology.CELLS_TOPIC);
		consumer.assign(Stream.concat(events.stream(), cells.stream()).toList());
		consumer.pause(events);
		consumer.seekToBeginning(cells);
		FollowedCells followed = new FollowedCells(byPartition(consumer.beginningOffsets(events, PATIENCE)),
				byPartition(consumer.endOffsets(events, PATIENCE)));
		Map<TopicPartition, Long> ends = consumer.endOffsets(cells, PATIENCE);
		this.figures.begin(followed);
		boolean atEnd = false;
		long asked = System.nanoTime();
		while (this.closing.getCount() > 0) {
			ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
			atEnd = atEnd || ends.entrySet().stream().allMatch((end) -> isAt(consumer, end));
			this.figures.apply(followed, records, atEnd);
			if (System.nanoTime() - asked >= ASK_EVERY_NANOS) {
				askForEnds(consumer, events, followed);
				asked = System.nanoTime();
			}
		}
	}

	private static boolean isAt(Consumer<?, ?> consumer, Map.Entry<TopicPartition, Long> end) {
		return consumer.position(end.getKey(), PATIENCE) >= end.getValue();
	}

	/** A broker that is away changes nothing of what is known. */
	private void askForEnds(Consumer<?, ?> consumer, List<TopicPartition> events, FollowedCells followed) {
		try {
			this.figures.ends(followed, byPartition(consumer.endOffsets(events, PATIENCE)));
		}
		catch (TimeoutException ex) {
			logger.debug("The broker does not answer", ex);
		}
	}

	/** Lists the topics, since to ask for one that is not there yet is a warning. */
	private List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) throws InterruptedException {
		while (!this.closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
			List<PartitionInfo> found = topics(consumer).getOrDefault(topic, List.of());
			if (!found.isEmpty()) {
				return found.stream().map((info) -> new TopicPartition(topic, info.partition())).toList();
			}
		}
		return List.of();
	}

	/** Asks with the same client again, which pauses ever longer while nobody answers. */
	private static Map<String, List<PartitionInfo>> topics(Consumer<?, ?> consumer) {
		try {
			return consumer.listTopics(PATIENCE);
		}
		catch (TimeoutException ex) {
			logger.debug("The broker does not answer", ex);
			return Map.of();
		}
	}

	private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
		return offsets.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().partition(), Map.Entry::getValue));
	}

}
