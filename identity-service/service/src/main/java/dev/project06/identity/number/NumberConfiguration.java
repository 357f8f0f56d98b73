package dev.project06.identity.number;

import java.nio.file.Path;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.store.ForeignStoreException;
import dev.project06.identity.store.Prepared;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Reads the key, and compares it with the one that the store was written with.
 */
@Configuration(proxyBeanMethods = false)
class NumberConfiguration {

	@Bean
	SealedNumbers sealedNumbers(NumberSettings settings) {
		return NumberKeyFile.open(settings.keyFile());
	}

	/** The first service to use a store leaves the fingerprint of its key there. */
	@Bean
	@Order(0)
	Prepared numberKeyMark(MongoDatabase database, SealedNumbers numbers) {
		return () -> Mono
			.from(database.getCollection("marks")
				.findOneAndUpdate(Filters.eq("_id", "number-key"),
						Updates.setOnInsert("fingerprint", numbers.fingerprint()),
						new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.filter((mark) -> numbers.fingerprint().equals(mark.getString("fingerprint")))
			.switchIfEmpty(Mono.error(ForeignStoreException::new))
			.then();
	}

	/**
	 * Settings of the key.
	 *
	 * @param keyFile where it is, or will be
	 */
	@ConfigurationProperties("project06.numbers")
	record NumberSettings(Path keyFile) {
	}

}
