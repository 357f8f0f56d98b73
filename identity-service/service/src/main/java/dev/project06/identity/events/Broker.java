package dev.project06.identity.events;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/**
 * A connection to Kafka. Its methods block; only the relay's own thread calls them.
 */
final class Broker implements AutoCloseable {

	private static final URI SOURCE = URI.create("/identity");

	private static final int SECONDS_TO_ANSWER = 10;

	private final KafkaProducer<String, byte[]> producer;

	/**
	 * Connects, and makes the topics that are missing.
	 * @throws BrokerAwayException when that cannot be done now
	 */
	Broker(EventSettings settings, Set<String> topics) {
		makeTopics(settings, topics);
		try {
			this.producer = new KafkaProducer<>(producer(settings), new StringSerializer(), new ByteArraySerializer());
		}
		catch (KafkaException ex) {
			throw new BrokerAwayException(ex);
		}
	}

	private static void makeTopics(EventSettings settings, Set<String> topics) {
		Map<String, Object> configuration = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
				AdminClientConfig.CLIENT_ID_CONFIG, "identity-topics", AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
				5000, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS_TO_ANSWER * 1000);
		Admin admin = null;
		try {
			admin = Admin.create(configuration);
			Set<String> there = admin.listTopics().names().get();
			admin
				.createTopics(topics.stream()
					.filter((topic) -> !there.contains(topic))
					.map((topic) -> new NewTopic(topic, settings.partitions(), settings.replicas())
						.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))
					.toList())
				.all()
				.get();
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				throw new BrokerAwayException(ex);
			}
		}
		catch (KafkaException ex) {
			throw new BrokerAwayException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		finally {
			if (admin != null) {
				admin.close(Duration.ZERO);
			}
		}
	}

	/**
	 * One request at a time: into a topic just made, the second of two requests can get
	 * in before the first, which is then refused as out of order until it expires.
	 */
	private static Map<String, Object> producer(EventSettings settings) {
		return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(), ProducerConfig.CLIENT_ID_CONFIG,
				"identity-relay", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
				ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
				ProducerConfig.LINGER_MS_CONFIG, 0, ProducerConfig.MAX_BLOCK_MS_CONFIG, 5000,
				ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20000,
				ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
	}

	/**
	 * Publishes all events of the documents, each document's in their order.
	 * @return how many events were published
	 * @throws BrokerAwayException when not all of them are known to have arrived; those
	 * that did arrive are published again at the next attempt
	 */
	int publish(String topic, List<Document> documents) {
		List<Future<RecordMetadata>> sent = new ArrayList<>();
		try {
			for (Document document : documents) {
				for (Document event : document.getList("outbox", Document.class)) {
					Future<RecordMetadata> one = this.producer.send(message(topic, event));
					sent.add(one);
					if (one.state() == Future.State.FAILED) {
						// Without the metadata of the topic each of the others would wait
						// as long
						one.get();
					}
				}
			}
			for (Future<RecordMetadata> one : sent) {
				one.get();
			}
			return sent.size();
		}
		catch (ExecutionException | KafkaException ex) {
			throw new BrokerAwayException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static ProducerRecord<String, byte[]> message(String topic, Document event) {
		CloudEvent message = CloudEventBuilder.v1()
			.withId(event.getString("id"))
			.withSource(SOURCE)
			.withType(event.getString("type"))
			.withTime(event.getDate("at").toInstant().atOffset(ZoneOffset.UTC))
			.withSubject(event.getString("key"))
			.withData("application/json", event.getString("data").getBytes(StandardCharsets.UTF_8))
			.build();
		return KafkaMessageFactory.createWriter(topic, event.getString("key")).writeBinary(message);
	}

	private static BrokerAwayException interrupted(InterruptedException cause) {
		Thread.currentThread().interrupt();
		return new BrokerAwayException(cause);
	}

	@Override
	public void close() {
		this.producer.close(Duration.ZERO);
	}

	/** Kafka cannot be reached, or did not acknowledge in time. */
	static final class BrokerAwayException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		private BrokerAwayException(Exception cause) {
			super("Kafka does not acknowledge: " + cause.getMessage(), cause);
		}

	}

}
