package dev.project06.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real broker (KRaft) that lives as long as the tests.
 */
final class TestBroker {

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

	private TestBroker() {
		this.broker.afterPropertiesSet();
	}

	static TestBroker start() {
		return new TestBroker();
	}

	String bootstrap() {
		return Objects.requireNonNull(this.broker.getBrokersAsString());
	}

	/**
	 * All records of a topic so far that a test asks for, none when there is no topic.
	 */
	List<ConsumerRecord<String, byte[]>> records(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
		Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "group.id",
				UUID.randomUUID().toString(), "allow.auto.create.topics", false);
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.listTopics()
				.getOrDefault(topic, List.of())
				.stream()
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> {
					if (wanted.test(record)) {
						found.add(record);
					}
				});
			}
			return found;
		}
	}

}
