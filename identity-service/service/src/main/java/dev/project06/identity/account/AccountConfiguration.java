package dev.project06.identity.account;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.events.Outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the events of the accounts published.
 */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

	@Bean
	Outbox accountEvents(MongoDatabase database) {
		return new Outbox(database, Accounts.COLLECTION, Accounts.TOPIC);
	}

}
