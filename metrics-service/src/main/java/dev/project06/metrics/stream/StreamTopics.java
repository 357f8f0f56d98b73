package dev.project06.metrics.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.project06.metrics.topology.CountingTopology;
import dev.project06.records.events.DossierEventCodec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.stereotype.Component;

/**
 * Makes the topics that must be there before the stream can start.
 */
@Component
final class StreamTopics {

	private static final long PATIENCE_SECONDS = 15;

	private final StreamSettings settings;

	StreamTopics(StreamSettings settings) {
		this.settings = settings;
	}

	/**
	 * Makes what is missing and leaves alone what is there.
	 * @throws TopicsUnavailableException when the broker does not answer or refuses
	 */
	void ensure() throws InterruptedException {
		Admin admin = Admin.create(StreamConfiguration.common(this.settings));
		try {
			List<NewTopic> topics = List.of(topic(DossierEventCodec.TOPIC, this.settings.partitions()),
					topic(CountingTopology.REJECTED_TOPIC, 1));
			for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
				await(created);
			}
		}
		finally {
			admin.close(Duration.ZERO);
		}
	}

	private static NewTopic topic(String name, int partitions) {
		return new NewTopic(name, Optional.of(partitions), Optional.empty())
			.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
	}

	private static void await(KafkaFuture<Void> created) throws InterruptedException {
		try {
			created.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				throw new TopicsUnavailableException(ex);
			}
		}
		catch (TimeoutException ex) {
			throw new TopicsUnavailableException(ex);
		}
	}

}
