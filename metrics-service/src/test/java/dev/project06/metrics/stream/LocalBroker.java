package dev.project06.metrics.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;

/** A real broker in this process, with a producer of events. */
public final class LocalBroker implements AutoCloseable {

	private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

	private final KafkaProducer<byte[], byte[]> producer;

	private LocalBroker() {
		this.broker.brokerProperties(Map.of("offsets.topic.num.partitions", "4", "offsets.topic.replication.factor",
				"1", "transaction.state.log.num.partitions", "4", "transaction.state.log.replication.factor", "1",
				"transaction.state.log.min.isr", "1", "group.initial.rebalance.delay.ms", "0",
				"auto.create.topics.enable", "false"));
		this.broker.afterPropertiesSet();
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", bootstrap(), "linger.ms", 5, "enable.idempotence", true,
						"max.in.flight.requests.per.connection", 1),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	public static LocalBroker start() {
		return new LocalBroker();
	}

	public String bootstrap() {
		return this.broker.getBrokersAsString();
	}

	/**
	 * Waits until all partitions of the events answer, which they do a little later than
	 * they are made.
	 */
	void awaitEvents() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
			admin
				.listOffsets(partitions(DossierEventCodec.TOPIC, 6)
					.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())))
				.all()
				.get();
		}
	}

	public void send(DossierEvent event) {
		send(event.dossier().getBytes(StandardCharsets.UTF_8), DossierEventCodec.encode(event));
	}

	public void send(byte[] key, byte[] value) {
		this.sent.add(this.producer.send(new ProducerRecord<>(DossierEventCodec.TOPIC, key, value)));
	}

	public void flush() {
		this.producer.flush();
		assertThat(this.sent).allMatch((one) -> one.state() == Future.State.SUCCESS);
		this.sent.clear();
	}

	/** What is in partition 0 of a topic. */
	List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		read(topic, 1, records::add);
		return records;
	}

	/** Reads every event and forgets it. */
	void readAllEvents() {
		read(DossierEventCodec.TOPIC, 6, (record) -> {
		});
	}

	private void read(String topic, int partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
		List<TopicPartition> all = partitions(topic, partitions).toList();
		try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", bootstrap(), "isolation.level", "read_committed", "auto.offset.reset",
						"earliest", "enable.auto.commit", false, "max.poll.records", 5_000),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(all);
			consumer.seekToBeginning(all);
			Map<TopicPartition, Long> ends = consumer.endOffsets(all);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach(to);
			}
		}
	}

	private static Stream<TopicPartition> partitions(String topic, int number) {
		return IntStream.range(0, number).mapToObj((partition) -> new TopicPartition(topic, partition));
	}

	@Override
	public void close() {
		this.producer.close();
		this.broker.destroy();
	}

}
