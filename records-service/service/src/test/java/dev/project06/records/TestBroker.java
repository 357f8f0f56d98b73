package dev.project06.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
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
		return this.broker.getBrokersAsString();
	}

	/** The events of a dossier so far, in their order. */
	List<DossierEvent> eventsOf(String dossier) {
		return events((event) -> dossier.equals(event.key())).stream()
			.map((event) -> DossierEventCodec.decode(event.value()))
			.toList();
	}

	/** All events so far that a test asks for. */
	List<ConsumerRecord<String, byte[]>> events(Predicate<ConsumerRecord<String, byte[]>> wanted) {
		return events(bootstrap(), wanted);
	}

	static List<ConsumerRecord<String, byte[]>> events(String bootstrap,
			Predicate<ConsumerRecord<String, byte[]>> wanted) {
		Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "group.id", UUID.randomUUID().toString());
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(DossierEventCodec.TOPIC)
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
