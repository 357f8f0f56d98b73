package dev.project06.identity.bulk;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.events.Outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the events of completed jobs published.
 */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

	@Bean
	Outbox bulkOutbox(MongoDatabase database) {
		return new Outbox(database, BulkStore.JOBS, "eid-events");
	}

}
